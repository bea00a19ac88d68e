import { OutboxEventSchema } from '../outbox/outbox.entity.ts';
import { TicketHistorySchema, TicketSchema } from '../tickets/ticket.entity.ts';

/** Every entity, named once; each slice adds its own. */
export const entities = [OutboxEventSchema, TicketSchema, TicketHistorySchema] as const;
