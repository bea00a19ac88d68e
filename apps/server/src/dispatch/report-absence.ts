import type { ActResult, ReportAbsence } from '@sysops/domain/dispatch';
import { DomainError, day, minute } from '@sysops/domain/shared';
import { actOnTicket, addStaffTask } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { move, withVisit } from './with-visit.ts';

/** How long an expert waits at a closed door. Source: the product's dispatch section. */
const wait = 10 * minute;

/** Nobody opens: the visit ends, the ticket rests until tomorrow, and an agent makes a new appointment meanwhile. Throws `invalid` before ten minutes are over. */
export function reportAbsence(ctx: ActorCtx, input: ReportAbsence): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.customerAbsent', input }, async (visit) => {
    const { assignment, ticket, by, tx } = visit;
    const since = Math.min(assignment.arriveAt, tx.now);
    if (tx.now < since + wait) throw new DomainError('invalid', 'Please wait ten minutes and try to reach the customer twice', { field: 'tries', waitUntil: since + wait });
    const status = await move(visit, 'customer_absent', { reason: 'customer absent' });
    const resumeAt = input.resumeAt ?? tx.now + day;
    const held = await actOnTicket(tx, ticket, { command: { type: 'hold_visit', by, holdReason: 'customer_absent', resumeAt, reason: input.reason }, details: { tries: input.tries } });
    await addStaffTask(tx.em, { kind: 'rebook', ownerRole: 'agent', note: 'The expert was there and nobody opened. Please make a new appointment.', dedupeKey: `rebook:${assignment.id}`, ticketId: ticket.id, dueAt: tx.now + 30 * minute });
    return { status, ticket: held };
  });
}
