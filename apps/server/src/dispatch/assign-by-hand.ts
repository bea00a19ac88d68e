import { insertAssignment, insertDecision, isTaken, lockLiveOfTicket, saveAssignmentStatus, stopWaiting } from '@sysops/db/dispatch';
import { chooseExpert, policyFor, type ActResult, type AssignByHand, type Candidate, type DispatchRequest, type HardRule } from '@sysops/domain/dispatch';
import type { Tx } from '@sysops/db/connection';
import { DomainError } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { expertCard, lockExpert } from '../experts/index.ts';
import { recordOfferFact } from '../outbox/facts.ts';
import { actOnTicket, actorRef, lockTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';
import { horizonOf, requestFor } from './dispatch-request.ts';
import { gatherCandidates } from './gather-candidates.ts';

/** What a manager may decide against, with a reason. Everything else stands for him too. */
const overridable: readonly HardRule[] = ['area', 'not_refused', 'available', 'not_excluded'];

/** The choice with this expert as the only candidate and the overridable rules taken as passed. */
function decideFor(request: DispatchRequest, all: readonly Candidate[], expertId: string) {
  const candidate = all.find((c) => c.expertId === expertId);
  if (!candidate) throw new DomainError('not_found', 'This expert is not among those who could come', { expertId });
  const policy = { ...policyFor(request.priority), areaRequired: false };
  const inputs = [{ ...candidate, away: false, refusedThis: false }];
  const decision = chooseExpert({ ...request, excludedExpertIds: [] }, inputs, { policy, wanted: 1 });
  const [verdict] = decision.candidates;
  const failed = verdict?.rules.filter((rule) => !rule.passed && !overridable.includes(rule.rule)) ?? [];
  if (!verdict?.slot || failed.length > 0) throw new DomainError('conflict', `This expert cannot come: ${failed.map((f) => f.detail).join(', ')}`, { rules: failed.map((f) => f.rule) });
  return { policy, inputs, decision, slot: verdict.slot };
}

async function withdrawOpen(tx: Tx, ticket: Ticket, reason: string): Promise<void> {
  for (const a of await lockLiveOfTicket(tx, ticket.id)) {
    await saveAssignmentStatus(tx, a.id, { status: 'withdrawn', reason });
    recordOfferFact(tx, 'OfferEnded', { assignmentId: a.id, expertId: a.expertId, ticketId: ticket.id, ticket, expiresAt: a.expiresAt, arriveAt: a.arriveAt, how: 'withdrawn', reason });
  }
}

/**
 * A manager's own choice for a waiting or offered ticket, recorded with his reason. Never an inactive expert, a missing
 * skill or a double booking. Throws `stale`, `conflict`, `illegal_transition`.
 */
export async function assignByHand(ctx: ActorCtx, input: AssignByHand): Promise<ActResult> {
  return runCommand(ctx, { id: input.commandId, procedure: 'dispatch.assignByHand', input }, async (tx) => {
    const by = actorRef(ctx.actor, 'manager');
    let ticket = await lockTicket(tx, input.ticketId);
    if (ticket.version !== input.version) throw new DomainError('stale', 'This ticket has changed meanwhile', { version: ticket.version, status: ticket.status });
    const request = requestFor(ticket, tx.now);
    if (!request) throw new DomainError('invalid', 'Nobody knows yet where to go', { field: 'place' });
    if (ticket.status === 'offered') {
      await withdrawOpen(tx, ticket, input.reason);
      ticket = await actOnTicket(tx, ticket, { command: { type: 'end_offers', by, waitingReason: 'offer_withdrawn', reason: input.reason } });
    }
    await lockExpert(tx, input.expertId);
    const all = await gatherCandidates(tx, request, horizonOf(request, policyFor(ticket.priority)));
    const { policy, inputs, decision, slot } = decideFor(request, all, input.expertId);
    if (await isTaken(tx, input.expertId, { from: slot.departAt, to: slot.finishAt })) throw new DomainError('conflict', 'This expert is booked at that time');
    const decisionId = v7();
    await insertDecision(tx, { id: decisionId, at: tx.now, by: 'manager', reason: input.reason, request, policy, inputs, decision });
    const id = v7();
    await insertAssignment(tx, { id, ticketId: ticket.id, expertId: input.expertId, status: 'accepted', slot: 1, offeredAt: tx.now, expiresAt: tx.now, ...timesOf(slot), place: { lat: request.place.lat, lng: request.place.lng }, decisionId });
    await stopWaiting(tx, ticket.id);
    const visit = { assignmentId: id, expertId: input.expertId, expert: await expertCard(tx.em, input.expertId) };
    const assigned = await actOnTicket(tx, ticket, { command: { type: 'assign', by, reason: input.reason, visit, departAt: slot.departAt, arriveBy: slot.arriveAt } });
    return { assignmentId: id, ticketId: ticket.id, status: 'accepted' as const, ticketStatus: assigned.status, ticketVersion: assigned.version };
  });
}

const timesOf = ({ departAt, arriveAt, finishAt, travelMinutes }: { departAt: number; arriveAt: number; finishAt: number; travelMinutes: number }) => ({ departAt, arriveAt, finishAt, travelMinutes });
