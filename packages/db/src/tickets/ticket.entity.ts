import { defineEntity, p } from '@mikro-orm/core';
import type { Ticket, TicketEvent } from '@sysops/domain/tickets';

/** `state` is the whole ticket as the domain knows it; the other columns are what the database guards and finds by. */
export const TicketSchema = defineEntity({
  name: 'TicketRow',
  tableName: 'ticket',
  properties: {
    id: p.uuid().primary(),
    number: p.bigint('number'),
    customerId: p.uuid(),
    status: p.string().$type<Ticket['status']>(),
    priority: p.string(),
    channel: p.string(),
    category: p.string(),
    deviceId: p.uuid().nullable(),
    problemCode: p.string(),
    expertId: p.uuid().nullable(),
    assignmentId: p.uuid().nullable(),
    nextAction: p.string().nullable(),
    nextOwner: p.string().nullable(),
    nextDueAt: p.datetime().nullable(),
    search: p.string(),
    state: p.json<Ticket>(),
    version: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    ratedAt: p.datetime().nullable(),
  },
});
export class TicketRow extends TicketSchema.class {}
TicketSchema.setClass(TicketRow);

export const TicketHistorySchema = defineEntity({
  name: 'TicketHistoryRow',
  tableName: 'ticket_history',
  properties: {
    ticketId: p.uuid().primary(),
    version: p.integer().primary(),
    type: p.string().$type<TicketEvent['type']>(),
    status: p.string().$type<Ticket['status']>(),
    event: p.json<TicketEvent>(),
    at: p.datetime(),
  },
});
export class TicketHistoryRow extends TicketHistorySchema.class {}
TicketHistorySchema.setClass(TicketHistoryRow);
