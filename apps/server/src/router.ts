import { billingRouter } from './billing/billing.router.ts';
import { customersRouter } from './customers/customers.router.ts';
import { dispatchRouter } from './dispatch/dispatch.router.ts';
import { expertsRouter } from './experts/experts.router.ts';
import { identityRouter } from './identity/identity.router.ts';
import { knowledgeRouter } from './knowledge/knowledge.router.ts';
import { liveRouter } from './live/live.router.ts';
import { notificationsRouter } from './notifications/notifications.router.ts';
import { slaRouter } from './sla/sla.router.ts';
import { privacyRouter } from './privacy/privacy.router.ts';
import { surveysRouter } from './surveys/surveys.router.ts';
import { ticketsRouter } from './tickets/tickets.router.ts';
import { router } from './trpc/procedures.ts';

/** Every procedure of the product, one line for each capability. */
export const appRouter = router({
  identity: identityRouter,
  customers: customersRouter,
  billing: billingRouter,
  experts: expertsRouter,
  tickets: ticketsRouter,
  sla: slaRouter,
  dispatch: dispatchRouter,
  notifications: notificationsRouter,
  knowledge: knowledgeRouter,
  surveys: surveysRouter,
  privacy: privacyRouter,
  live: liveRouter,
});

export type AppRouter = typeof appRouter;
