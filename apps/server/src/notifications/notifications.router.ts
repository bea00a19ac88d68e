import { SubscribePush, UnsubscribePush } from '@sysops/domain/notifications';
import { Id } from '@sysops/domain/shared';
import * as z from 'zod';
import { procedure, router } from '../trpc/procedures.ts';
import { messagesForCustomer } from './messages-for-customer.ts';
import { messagesForTicket } from './messages-for-ticket.ts';
import { readPushKey, subscribePush, unsubscribePush } from './subscribe-push.ts';

export const notificationsRouter = router({
  forTicket: procedure.input(z.object({ ticketId: Id })).query(({ ctx, input }) => messagesForTicket(ctx, input)),
  forCustomer: procedure.input(z.object({ customerId: Id })).query(({ ctx, input }) => messagesForCustomer(ctx, input)),
  pushKey: procedure.query(({ ctx }) => readPushKey(ctx)),
  subscribePush: procedure.input(SubscribePush).mutation(({ ctx, input }) => subscribePush(ctx, input)),
  unsubscribePush: procedure.input(UnsubscribePush).mutation(({ ctx, input }) => unsubscribePush(ctx, input)),
});
