import { pageOfTickets } from '@sysops/db/tickets';
import { ListTickets, type Ticket, type TicketListItem, type TicketPage } from '@sysops/domain/tickets';
import { customersByIds } from '../customers/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { listItem } from './ticket-presenter.ts';

async function withNames(ctx: ActorCtx, tickets: readonly Ticket[]): Promise<TicketListItem[]> {
  const names = await customersByIds(ctx.em, [...new Set(tickets.map((t) => t.customerId))]);
  return tickets.map((ticket) => listItem(ticket, names.get(ticket.customerId)?.name ?? ''));
}

/** Newest first, a page at a time. */
export async function listTickets(ctx: ActorCtx, input: ListTickets): Promise<TicketPage> {
  const tickets = await pageOfTickets(ctx.em, input);
  const last = tickets.length === input.limit ? tickets.at(-1) : undefined;
  return { items: await withNames(ctx, tickets), nextAfter: last?.id ?? null };
}

/** The signed-in customer's own, newest first. */
export async function myTickets(ctx: ActorCtx): Promise<readonly TicketListItem[]> {
  if (!ctx.actor.customerId) return [];
  return withNames(ctx, await pageOfTickets(ctx.em, ListTickets.parse({ customerId: ctx.actor.customerId, limit: 100 })));
}
