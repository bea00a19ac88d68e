import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { LandingScreen } from './landing-screen.tsx';
import { consoleRoutes } from './console-routes.tsx';
import { CustomerGate } from './customer-gate.tsx';
import { PageProblem } from './page-problem.tsx';
import { rootRoute } from './root-route.tsx';
import { SiteShell } from './site-shell.tsx';

const text = (search: Record<string, unknown>, key: string): string | undefined => (typeof search[key] === 'string' && search[key] !== '' ? search[key] : undefined);

/** The hosted page of Stripe comes back with the session's id. */
const session = (search: Record<string, unknown>): { session?: string } => {
  const id = text(search, 'session');
  return id === undefined ? {} : { session: id };
};

const site = createRoute({ getParentRoute: () => rootRoute, id: 'site', component: SiteShell });
const inSite = () => site;
const customer = createRoute({ getParentRoute: inSite, id: 'customer', component: CustomerGate });
const inCustomer = () => customer;

const publicRoutes = [
  createRoute({ getParentRoute: inSite, path: '/', component: LandingScreen }),
  createRoute({ getParentRoute: inSite, path: '/plans', component: lazyRouteComponent(() => import('../billing/plans-screen.tsx'), 'PlansScreen') }),
  createRoute({
    getParentRoute: inSite,
    path: '/register',
    validateSearch: (search: Record<string, unknown>): { plan?: string } => {
      const plan = text(search, 'plan');
      return plan === undefined ? {} : { plan };
    },
    component: lazyRouteComponent(() => import('../customers/register-screen.tsx'), 'RegisterScreen'),
  }),
  createRoute({
    getParentRoute: inSite,
    path: '/pay/$token',
    validateSearch: session,
    component: lazyRouteComponent(() => import('../billing/pay-screen.tsx'), 'PayScreen'),
  }),
  createRoute({ getParentRoute: inSite, path: '/cancel/$token', component: lazyRouteComponent(() => import('../billing/cancel-link-screen.tsx'), 'CancelLinkScreen') }),
  createRoute({
    getParentRoute: inSite,
    path: '/card/$token',
    validateSearch: session,
    component: lazyRouteComponent(() => import('../billing/card-link-screen.tsx'), 'CardLinkScreen'),
  }),
  createRoute({
    getParentRoute: inSite,
    path: '/sign-in',
    validateSearch: (search: Record<string, unknown>): { next?: string } => {
      const next = text(search, 'next');
      return next === undefined ? {} : { next };
    },
    component: lazyRouteComponent(() => import('../identity/sign-in-screen.tsx'), 'SignInScreen'),
  }),
  createRoute({ getParentRoute: inSite, path: '/forgot-password', component: lazyRouteComponent(() => import('../identity/forgot-password-screen.tsx'), 'ForgotPasswordScreen') }),
  createRoute({
    getParentRoute: inSite,
    path: '/reset-password',
    validateSearch: (search: Record<string, unknown>): { token?: string } => {
      const token = text(search, 'token');
      return token === undefined ? {} : { token };
    },
    component: lazyRouteComponent(() => import('../identity/reset-password-screen.tsx'), 'ResetPasswordScreen'),
  }),
  createRoute({ getParentRoute: inSite, path: '/survey/$token', component: lazyRouteComponent(() => import('../surveys/survey-screen.tsx'), 'SurveyScreen') }),
];

const customerRoutes = [
  createRoute({
    getParentRoute: inCustomer,
    path: '/home',
    validateSearch: (search: Record<string, unknown>): { number?: number } => {
      const number = Number(search['number']);
      return Number.isSafeInteger(number) && number > 0 ? { number } : {};
    },
    component: lazyRouteComponent(() => import('../customers/home-screen.tsx'), 'HomeScreen'),
  }),
  createRoute({
    getParentRoute: inCustomer,
    path: '/tickets/new',
    validateSearch: (search: Record<string, unknown>): { device?: string } => {
      const device = text(search, 'device');
      return device === undefined ? {} : { device };
    },
    component: lazyRouteComponent(() => import('../tickets/raise-screen.tsx'), 'RaiseScreen'),
  }),
  createRoute({
    getParentRoute: inCustomer,
    path: '/tickets/$ticketId',
    validateSearch: (search: Record<string, unknown>): { raised?: true } => (search['raised'] === true ? { raised: true } : {}),
    component: lazyRouteComponent(() => import('../tickets/ticket-screen.tsx'), 'TicketScreen'),
  }),
  createRoute({
    getParentRoute: inCustomer,
    path: '/claim',
    validateSearch: (search: Record<string, unknown>): { done?: string } => {
      const done = text(search, 'done');
      return done === undefined ? {} : { done };
    },
    component: lazyRouteComponent(() => import('../billing/claim-screen.tsx'), 'ClaimScreen'),
  }),
  createRoute({
    getParentRoute: inCustomer,
    path: '/buy/$planCode',
    validateSearch: (search: Record<string, unknown>): { again?: string } => {
      const again = text(search, 'again');
      return again === undefined ? {} : { again };
    },
    component: lazyRouteComponent(() => import('../billing/buy-screen.tsx'), 'BuyScreen'),
  }),
  createRoute({ getParentRoute: inCustomer, path: '/billing/covered', validateSearch: session, component: lazyRouteComponent(() => import('../billing/covered-screen.tsx'), 'CoveredScreen') }),
  createRoute({
    getParentRoute: inCustomer,
    path: '/check',
    validateSearch: (search: Record<string, unknown>): { pay?: string; claimed?: string } => {
      const [pay, claimed] = [text(search, 'pay'), text(search, 'claimed')];
      return pay !== undefined ? { pay } : claimed !== undefined ? { claimed } : {};
    },
    component: lazyRouteComponent(() => import('../customers/check-screen.tsx'), 'CheckScreen'),
  }),
  createRoute({ getParentRoute: inCustomer, path: '/account', component: lazyRouteComponent(() => import('../customers/account-screen.tsx'), 'AccountScreen') }),
];

const routeTree = rootRoute.addChildren([site.addChildren([...publicRoutes, customer.addChildren(customerRoutes)]), consoleRoutes]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true, defaultErrorComponent: PageProblem });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
