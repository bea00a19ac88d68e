import { Id } from '@sysops/domain/shared';
import * as z from 'zod';
import { procedure, router } from '../trpc/procedures.ts';
import { messagesForTicket } from './messages-for-ticket.ts';

export const notificationsRouter = router({
  forTicket: procedure.input(z.object({ ticketId: Id })).query(({ ctx, input }) => messagesForTicket(ctx, input)),
});
