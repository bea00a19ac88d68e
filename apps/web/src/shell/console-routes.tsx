import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root-route.tsx';

/** A filtered table is its address: each screen reads what it knows of it. */
type Search = { [key: string]: unknown };
const anySearch = (search: Search): Search => search;

const frame = createRoute({ getParentRoute: () => rootRoute, path: '/console', component: lazyRouteComponent(() => import('./console-shell.tsx'), 'ConsoleShell') });
const parent = () => frame;

/** Every screen by one door, so that what each needs is not listed in the program that customers load. */
const screens = () => import('./console-screens.ts');

/** Everything under /console, loaded only there, each screen by itself. */
export const consoleRoutes = frame.addChildren([
  createRoute({ getParentRoute: parent, path: '/', component: lazyRouteComponent(async () => (await screens()).overviewScreen(), 'OverviewScreen') }),
  createRoute({ getParentRoute: parent, path: 'attention', validateSearch: anySearch, component: lazyRouteComponent(async () => (await screens()).attentionScreen(), 'AttentionScreen') }),
  createRoute({ getParentRoute: parent, path: 'rules', validateSearch: anySearch, component: lazyRouteComponent(async () => (await screens()).rulesScreen(), 'RulesScreen') }),
  createRoute({ getParentRoute: parent, path: 'dispatch', validateSearch: anySearch, component: lazyRouteComponent(async () => (await screens()).boardScreen(), 'BoardScreen') }),
  createRoute({ getParentRoute: parent, path: 'decisions/$decisionId', component: lazyRouteComponent(async () => (await screens()).decisionScreen(), 'DecisionScreen') }),
  createRoute({ getParentRoute: parent, path: 'tickets', validateSearch: anySearch, component: lazyRouteComponent(async () => (await screens()).ticketListScreen(), 'TicketListScreen') }),
  createRoute({ getParentRoute: parent, path: 'tickets/$ticketId', component: lazyRouteComponent(async () => (await screens()).ticketScreen(), 'TicketScreen') }),
  createRoute({ getParentRoute: parent, path: 'experts', validateSearch: anySearch, component: lazyRouteComponent(async () => (await screens()).expertsScreen(), 'ExpertsScreen') }),
  createRoute({ getParentRoute: parent, path: 'experts/new', component: lazyRouteComponent(async () => (await screens()).createExpertScreen(), 'CreateExpertScreen') }),
  createRoute({ getParentRoute: parent, path: 'experts/$expertId', validateSearch: anySearch, component: lazyRouteComponent(async () => (await screens()).expertScreen(), 'ExpertScreen') }),
  createRoute({ getParentRoute: parent, path: 'customers', validateSearch: anySearch, component: lazyRouteComponent(async () => (await screens()).customersScreen(), 'CustomersScreen') }),
  createRoute({ getParentRoute: parent, path: 'customers/$customerId', component: lazyRouteComponent(async () => (await screens()).customerScreen(), 'CustomerScreen') }),
  createRoute({ getParentRoute: parent, path: 'billing', validateSearch: anySearch, component: lazyRouteComponent(async () => (await screens()).billingScreen(), 'BillingScreen') }),
  createRoute({ getParentRoute: parent, path: 'plans', component: lazyRouteComponent(async () => (await screens()).plansScreen(), 'PlansScreen') }),
  createRoute({ getParentRoute: parent, path: 'knowledge', validateSearch: anySearch, component: lazyRouteComponent(async () => (await screens()).knowledgeScreen(), 'KnowledgeScreen') }),
  createRoute({ getParentRoute: parent, path: 'knowledge/new', component: lazyRouteComponent(async () => (await screens()).addArticleScreen(), 'AddArticleScreen') }),
  createRoute({ getParentRoute: parent, path: 'knowledge/$articleId', component: lazyRouteComponent(async () => (await screens()).articleScreen(), 'ArticleScreen') }),
]);
