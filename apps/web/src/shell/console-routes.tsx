import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root-route.tsx';

/** A filtered table is its address: each screen reads what it knows of it. */
type Search = { [key: string]: unknown };
const anySearch = (search: Search): Search => search;

const frame = createRoute({ getParentRoute: () => rootRoute, path: '/console', component: lazyRouteComponent(() => import('./console-shell.tsx'), 'ConsoleShell') });
const parent = () => frame;

/** Everything under /console, loaded only there, each screen by itself. */
export const consoleRoutes = frame.addChildren([
  createRoute({ getParentRoute: parent, path: '/', component: lazyRouteComponent(() => import('../tickets/desk-overview-screen.tsx'), 'OverviewScreen') }),
  createRoute({ getParentRoute: parent, path: 'dispatch', validateSearch: anySearch, component: lazyRouteComponent(() => import('../dispatch/board-screen.tsx'), 'BoardScreen') }),
  createRoute({ getParentRoute: parent, path: 'decisions/$decisionId', component: lazyRouteComponent(() => import('../dispatch/decision-screen.tsx'), 'DecisionScreen') }),
  createRoute({ getParentRoute: parent, path: 'tickets', validateSearch: anySearch, component: lazyRouteComponent(() => import('../tickets/desk-list-screen.tsx'), 'TicketListScreen') }),
  createRoute({ getParentRoute: parent, path: 'tickets/$ticketId', component: lazyRouteComponent(() => import('../tickets/desk-ticket-screen.tsx'), 'TicketScreen') }),
  createRoute({ getParentRoute: parent, path: 'experts', validateSearch: anySearch, component: lazyRouteComponent(() => import('../experts/experts-screen.tsx'), 'ExpertsScreen') }),
  createRoute({ getParentRoute: parent, path: 'experts/new', component: lazyRouteComponent(() => import('../experts/create-expert-screen.tsx'), 'CreateExpertScreen') }),
  createRoute({ getParentRoute: parent, path: 'experts/$expertId', validateSearch: anySearch, component: lazyRouteComponent(() => import('../experts/expert-screen.tsx'), 'ExpertScreen') }),
  createRoute({ getParentRoute: parent, path: 'customers', validateSearch: anySearch, component: lazyRouteComponent(() => import('../customers/desk-customers-screen.tsx'), 'CustomersScreen') }),
  createRoute({ getParentRoute: parent, path: 'customers/$customerId', component: lazyRouteComponent(() => import('../customers/desk-customer-screen.tsx'), 'CustomerScreen') }),
  createRoute({ getParentRoute: parent, path: 'billing', component: lazyRouteComponent(() => import('../billing/desk-billing-screen.tsx'), 'BillingScreen') }),
  createRoute({ getParentRoute: parent, path: 'plans', component: lazyRouteComponent(() => import('../billing/desk-plans-screen.tsx'), 'PlansScreen') }),
  createRoute({ getParentRoute: parent, path: 'knowledge', validateSearch: anySearch, component: lazyRouteComponent(() => import('../knowledge/desk-knowledge-screen.tsx'), 'KnowledgeScreen') }),
  createRoute({ getParentRoute: parent, path: 'knowledge/new', component: lazyRouteComponent(() => import('../knowledge/desk-add-article-screen.tsx'), 'AddArticleScreen') }),
  createRoute({ getParentRoute: parent, path: 'knowledge/$articleId', component: lazyRouteComponent(() => import('../knowledge/desk-article-screen.tsx'), 'ArticleScreen') }),
]);
