import { messagesOfTicket } from '@sysops/db/notifications';
import type { MessageView } from '@sysops/domain/notifications';
import type { ActorCtx } from '../trpc/context.ts';

/** Every message about a ticket, oldest first, with what became of it. */
export const messagesForTicket = (ctx: ActorCtx, { ticketId }: { readonly ticketId: string }): Promise<MessageView[]> => messagesOfTicket(ctx.em, ticketId);
