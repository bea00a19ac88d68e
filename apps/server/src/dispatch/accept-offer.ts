import { announceArrival, lockLiveOfTicket, moveReservation, saveAssignmentStatus } from '@sysops/db/dispatch';
import { moveAssignment, type AcceptOffer, type ActResult, type Assignment, type AssignmentStatus } from '@sysops/domain/dispatch';
import { minute } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';
import { expertCard } from '../experts/index.ts';
import { recordOfferFact } from '../outbox/facts.ts';
import { actOnTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { beginAt } from './change-plan.ts';
import { latestArrivalFor } from './dispatch-request.ts';
import { move, withVisit, withVisitInPlan, type Visit } from './with-visit.ts';
import type { Plan } from './with-plan.ts';

/** Thinking took time: the visit moves on with the clock as far as what follows it leaves room. */
async function retimed({ assignment, tx }: Visit): Promise<Assignment> {
  const shift = tx.now - assignment.departAt;
  if (shift <= 0) return assignment;
  const moved = { ...assignment, departAt: tx.now, arriveAt: assignment.arriveAt + shift, finishAt: assignment.finishAt + shift };
  return (await moveReservation(tx, moved)) ? moved : assignment;
}

/** The first to accept wins; the others who were asked are told in the same transaction. */
async function withdrawSiblings({ assignment, ticket, tx }: Visit): Promise<void> {
  const siblings = (await lockLiveOfTicket(tx, ticket.id)).filter((a) => a.id !== assignment.id && a.status === 'offered');
  for (const a of siblings) {
    await saveAssignmentStatus(tx, a.id, { status: 'withdrawn', reason: 'accepted by another expert' });
    recordOfferFact(tx, 'OfferEnded', { assignmentId: a.id, expertId: a.expertId, ticketId: ticket.id, ticket, expiresAt: a.expiresAt, arriveAt: a.arriveAt, how: 'withdrawn', reason: 'accepted by another expert' });
  }
}

/** Accepts an offer in time; "accept and go" also starts travel, and what stands behind it gives way. Throws `expired`, `illegal_transition`, `conflict`. */
export function acceptOffer(ctx: ActorCtx, input: AcceptOffer): Promise<ActResult> {
  const run = async (visit: Visit, plan?: Plan): Promise<{ readonly status: AssignmentStatus; readonly ticket: Ticket }> => {
    const { tx, ticket, by } = visit;
    const accepted = await move(visit, 'accept');
    await withdrawSiblings(visit);
    const { id: assignmentId, expertId, departAt, arriveAt, travelMinutes } = await retimed(visit);
    await announceArrival(tx, assignmentId, { arriveAt, late: false, latestArrival: latestArrivalFor(ticket, arriveAt) });
    const card = await expertCard(tx.em, expertId);
    const assigned = await actOnTicket(tx, ticket, {
      command: { type: 'accept', by, reason: input.reason, visit: { assignmentId, expertId, expert: card }, departAt, arriveBy: arriveAt },
      details: { goesAtOnce: input.andGo },
    });
    if (!plan) return { status: accepted, ticket: assigned };
    const status = moveAssignment({ status: accepted, expiresAt: visit.assignment.expiresAt }, 'travel', tx.now);
    await saveAssignmentStatus(tx, assignmentId, { status });
    const eta = tx.now + travelMinutes * minute;
    await beginAt(plan, { ...visit.assignment, status, departAt: tx.now, arriveAt: eta, finishAt: eta + visit.assignment.workMinutes * minute });
    await announceArrival(tx, assignmentId, { arriveAt: eta, late: false, latestArrival: null });
    return { status, ticket: await actOnTicket(tx, assigned, { command: { type: 'start_travel', by, reason: input.reason, eta } }) };
  };
  const act = { procedure: 'dispatch.accept', input };
  return input.andGo ? withVisitInPlan(ctx, act, run) : withVisit(ctx, act, (visit) => run(visit));
}
