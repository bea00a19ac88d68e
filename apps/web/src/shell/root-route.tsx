import { createRootRoute, Outlet } from '@tanstack/react-router';
import { PageProblem, PageUnknown } from './page-problem.tsx';
import { SessionEnded } from './session-ended.tsx';

/** Above the website and the console: the error page, and the question to sign in again. */
export const rootRoute = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <SessionEnded />
    </>
  ),
  errorComponent: PageProblem,
  notFoundComponent: PageUnknown,
});
