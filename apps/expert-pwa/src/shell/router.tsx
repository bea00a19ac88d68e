import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { TodayScreen } from '../dispatch/today-screen.tsx';
import { PageProblem, PageUnknown } from './page-problem.tsx';
import { SessionGate } from './session-gate.tsx';

const root = createRootRoute({ component: SessionGate, errorComponent: PageProblem, notFoundComponent: PageUnknown });
const parent = () => root;

const routeTree = root.addChildren([
  createRoute({ getParentRoute: parent, path: '/', component: TodayScreen }),
  createRoute({ getParentRoute: parent, path: '/jobs/$assignmentId', component: lazyRouteComponent(() => import('../dispatch/job-route.tsx'), 'JobRoute') }),
  createRoute({ getParentRoute: parent, path: '/jobs/$assignmentId/complete', component: lazyRouteComponent(() => import('../dispatch/complete-screen.tsx'), 'CompleteScreen') }),
  createRoute({ getParentRoute: parent, path: '/jobs/$assignmentId/learned', component: lazyRouteComponent(() => import('../knowledge/learned-screen.tsx'), 'LearnedScreen') }),
  createRoute({
    getParentRoute: parent,
    path: '/knowledge',
    validateSearch: (search: Record<string, unknown>): { q?: string } => (typeof search['q'] === 'string' && search['q'] ? { q: search['q'] } : {}),
    component: lazyRouteComponent(() => import('../knowledge/search-screen.tsx'), 'SearchScreen'),
  }),
  createRoute({ getParentRoute: parent, path: '/knowledge/$articleId', component: lazyRouteComponent(() => import('../knowledge/article-screen.tsx'), 'ArticleScreen') }),
  createRoute({ getParentRoute: parent, path: '/me', component: lazyRouteComponent(() => import('../experts/me-screen.tsx'), 'MeScreen') }),
]);

export const router = createRouter({ routeTree, basepath: '/expert', defaultPreload: 'intent', scrollRestoration: false, defaultErrorComponent: PageProblem });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
