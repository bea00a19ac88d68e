import { TicketRow, historyOf } from '@sysops/db/tickets';
import { DomainError } from '@sysops/domain/shared';
import { customerStatus, type HistoryLine, type Ticket, type TicketById, type TicketView, type VisitingExpert } from '@sysops/domain/tickets';
import { customersByIds } from '../customers/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { assertMayTouch } from './with-ticket.ts';

function visitingExpert(ticket: Ticket): VisitingExpert | null {
  const visit = 'expertId' in ticket ? ticket : ticket.status === 'on_hold' ? ticket.visit : null;
  return visit ? { expertId: visit.expertId, firstName: visit.expert.firstName, skills: visit.expert.skills, languages: visit.expert.languages } : null;
}

/** For a customer the story has no internal names and reasons, and his expert no surname. */
const forCustomer = (line: HistoryLine): HistoryLine => ({ ...line, reason: null, receivedAt: null, by: { ...line.by, accountId: null, name: line.by.role } });

function withoutSurname(ticket: Ticket): Ticket {
  if ('expert' in ticket) return { ...ticket, expert: { ...ticket.expert, name: ticket.expert.firstName } };
  if (ticket.status === 'on_hold' && ticket.visit) return { ...ticket, visit: { ...ticket.visit, expert: { ...ticket.visit.expert, name: ticket.visit.expert.firstName } } };
  return ticket;
}

/** One ticket with its history, for whoever may see it. Throws `not_found`. */
export async function getTicket(ctx: ActorCtx, input: TicketById): Promise<TicketView> {
  const row = await ctx.em.findOne(TicketRow, { id: input.ticketId });
  if (!row) throw new DomainError('not_found', 'There is no such ticket', { ticketId: input.ticketId });
  assertMayTouch(ctx, row.state);
  const lines = await historyOf(ctx, row.id);
  const history = lines.map((line): HistoryLine => ({ seq: line.version, type: line.type, at: line.event.at, receivedAt: line.event.receivedAt ?? null, by: line.event.by, reason: line.event.reason ?? null, status: line.status }));
  const names = await customersByIds(ctx.em, [row.customerId]);
  const own = ctx.relation === 'own';
  const ticket = row.state;
  return {
    ticket: own ? withoutSurname(ticket) : ticket,
    customerStatus: customerStatus[ticket.status],
    customerName: names.get(row.customerId)?.name ?? '',
    history: own ? history.map(forCustomer) : history,
    expert: visitingExpert(ticket),
    arriveBy: ticket.status === 'assigned' ? ticket.arriveBy : ticket.status === 'en_route' ? ticket.eta : null,
    surveyAnswered: row.ratedAt !== null && row.ratedAt !== undefined,
  };
}
