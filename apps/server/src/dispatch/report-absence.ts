import { assertAbsent, type ActResult, type ReportAbsence } from '@sysops/domain/dispatch';
import { day, minute } from '@sysops/domain/shared';
import { actOnTicket, addStaffTask } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { backAtWork, move, withVisit } from './with-visit.ts';

/** Nobody opens: the visit ends, the ticket rests until tomorrow, and an agent makes a new appointment meanwhile. Throws `invalid` before ten minutes are over and two tries were made. */
export function reportAbsence(ctx: ActorCtx, input: ReportAbsence): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.customerAbsent', input }, async (found) => {
    const visit = await backAtWork(found);
    const { assignment, ticket, by, tx, at } = visit;
    const status = await move(visit, 'customer_absent', { reason: 'customer absent' });
    assertAbsent({ travelledAt: assignment.departAt, arrivedAt: assignment.arriveAt, at, tries: input.tries });
    const resumeAt = input.resumeAt ?? at + day;
    const held = await actOnTicket(tx, ticket, { command: { type: 'hold_visit', by, holdReason: 'customer_absent', resumeAt, reason: input.reason, doneAt: at }, details: { tries: input.tries } });
    await addStaffTask(tx.em, { kind: 'rebook', ownerRole: 'agent', note: 'The expert was there and nobody opened. Please make a new appointment.', dedupeKey: `rebook:${assignment.id}`, ticketId: ticket.id, dueAt: tx.now + 30 * minute });
    return { status, ticket: held };
  });
}
