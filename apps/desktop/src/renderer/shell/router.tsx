import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { CallScreen, NewCallerScreen } from '../customers/call-screen.tsx';
import { QueueScreen } from '../tickets/queue-screen.tsx';
import { PageProblem, PageUnknown } from './page-problem.tsx';
import { SessionGate } from './session-gate.tsx';

const root = createRootRoute({ component: SessionGate, errorComponent: PageProblem, notFoundComponent: PageUnknown });
const parent = () => root;

const routeTree = root.addChildren([
  createRoute({
    getParentRoute: parent,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/customers' });
    },
  }),
  createRoute({ getParentRoute: parent, path: '/customers', component: CallScreen }),
  createRoute({ getParentRoute: parent, path: '/customers/new', validateSearch: (search): { phone?: string } => (typeof search['phone'] === 'string' ? { phone: search['phone'] } : {}), component: NewCallerScreen }),
  createRoute({ getParentRoute: parent, path: '/customers/$customerId', validateSearch: (search): { part?: 'account' } => (search['part'] === 'account' ? { part: 'account' } : {}), component: CallScreen }),
  createRoute({ getParentRoute: parent, path: '/queue', component: QueueScreen }),
  createRoute({ getParentRoute: parent, path: '/queue/$ticketId', component: QueueScreen }),
  createRoute({ getParentRoute: parent, path: '/dispatch', component: lazyRouteComponent(() => import('../dispatch/dispatch-screen.tsx'), 'DispatchScreen') }),
  createRoute({ getParentRoute: parent, path: '/knowledge', component: lazyRouteComponent(() => import('../knowledge/knowledge-screen.tsx'), 'KnowledgeScreen') }),
  createRoute({ getParentRoute: parent, path: '/me', component: lazyRouteComponent(() => import('../identity/me-screen.tsx'), 'MeScreen') }),
]);

/** The router takes only http for its own; in the desktop program our pages have another scheme. */
const origin = location.protocol.startsWith('http') ? {} : { origin: 'http://desk' };

export const router = createRouter({ routeTree, ...origin, basepath: '/agent', scrollRestoration: false, defaultErrorComponent: PageProblem });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
