import { holdIfFree, lockLiveOfTicket, saveAssignmentStatus, saveLatestArrival, writeDecisions, type StoredAssignment } from '@sysops/db/dispatch';
import { moveAssignment, policyFor, type ActResult, type AssignByHand, type Assignment, type DispatchRequest } from '@sysops/domain/dispatch';
import type { Tx } from '@sysops/db/connection';
import { DomainError } from '@sysops/domain/shared';
import type { ActorRef, Ticket } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { certifiedSkills, expertCard, lockExpert } from '../experts/index.ts';
import { recordOfferFact } from '../outbox/facts.ts';
import { actOnTicket, actorRef, lockTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';
import { decideByHand, type ByHand } from './decide-by-hand.ts';
import { horizonOf, latestArrivalFor, requestFor } from './dispatch-request.ts';
import { gatherCandidates } from './gather-candidates.ts';

type Taken = { readonly tx: Tx; readonly by: ActorRef; readonly reason: string };

/** Takes the ticket back from whoever was asked or has it, so that it can be given to somebody else in the same transaction. */
async function takeBack({ tx, by, reason }: Taken, ticket: Ticket, live: readonly StoredAssignment[]): Promise<Ticket> {
  if (live.some((a) => a.status === 'arrived')) throw new DomainError('illegal_transition', 'An expert is at work there', { status: ticket.status });
  for (const a of live) {
    const offered = a.status === 'offered';
    await saveAssignmentStatus(tx, a.id, { status: moveAssignment(a, offered ? 'withdraw' : 'release', tx.now), reason: offered ? reason : 'replanned', note: reason });
    if (offered) recordOfferFact(tx, 'OfferEnded', { assignmentId: a.id, expertId: a.expertId, ticketId: ticket.id, ticket, expiresAt: a.expiresAt, arriveAt: a.arriveAt, how: 'withdrawn', reason });
  }
  if (ticket.status === 'offered') return actOnTicket(tx, ticket, { command: { type: 'end_offers', by, waitingReason: 'offer_withdrawn', reason } });
  // The customer hears of the new expert; that the old one does not come needs no message of its own.
  if (ticket.status === 'assigned' || ticket.status === 'en_route') return actOnTicket(tx, ticket, { command: { type: 'release', by, waitingReason: 'reassigned', reason }, details: { quiet: true } });
  return ticket;
}

/** The experts' rows are held in one order before anything of theirs changes. */
async function lockExperts(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].sort()) await lockExpert(tx, id);
}

async function choose(tx: Tx, request: DispatchRequest, { customerId, expertId }: { readonly customerId: string; readonly expertId: string }): Promise<ByHand> {
  const [all] = await gatherCandidates(tx, [{ request, customerId, horizonTo: horizonOf(request, policyFor(request.priority)), only: [expertId] }]);
  const candidate = all?.find((c) => c.expertId === expertId);
  if (!candidate) throw new DomainError('not_found', 'There is no such expert', { expertId });
  const chosen = decideByHand(request, candidate, await certifiedSkills(tx.em));
  if (!(await holdIfFree(tx, [{ expertId, from: chosen.slot.departAt, to: chosen.slot.finishAt }]))) throw new DomainError('conflict', 'This expert is booked at that time', { rules: ['free_time'] });
  return chosen;
}

/**
 * A manager's own choice for a waiting, offered or assigned ticket, recorded with his reason and the rules he decides
 * against. Never an inactive expert, a missing certified skill or a double booking. Throws `stale`, `conflict`, `illegal_transition`.
 */
export async function assignByHand(ctx: ActorCtx, input: AssignByHand): Promise<ActResult> {
  return runCommand(ctx, { id: input.commandId, procedure: 'dispatch.assignByHand', input }, async (tx) => {
    const by = actorRef(ctx.actor, 'manager');
    const found = await lockTicket(tx, input.ticketId);
    if (found.version !== input.version) throw new DomainError('stale', 'This ticket has changed meanwhile', { version: found.version, status: found.status });
    const request = await requestFor(tx, found);
    if (!request) throw new DomainError('invalid', 'Nobody knows yet where to go', { field: 'place' });
    const live = await lockLiveOfTicket(tx, found.id);
    await lockExperts(tx, [...live.map((a) => a.expertId), input.expertId]);
    const ticket = await takeBack({ tx, by, reason: input.reason }, found, live);
    const { slot, decision, overrides, policy, inputs, ...judged } = await choose(tx, request, { customerId: ticket.customerId, expertId: input.expertId });
    const [decisionId, id] = [v7(), v7()];
    const { departAt, arriveAt, finishAt, travelMinutes } = slot;
    const assignment: Assignment = { id, ticketId: ticket.id, expertId: input.expertId, status: 'accepted', slot: 1, offeredAt: tx.now, expiresAt: tx.now, departAt, arriveAt, finishAt, travelMinutes, place: { lat: request.place.lat, lng: request.place.lng }, decisionId };
    await writeDecisions(tx, [{ decision: { id: decisionId, at: tx.now, by: 'manager', reason: input.reason, overrides, wanted: 1, request: judged.request, policy, inputs, decision }, visits: [assignment] }]);
    await saveLatestArrival(tx, id, latestArrivalFor(ticket, arriveAt));
    const visit = { assignmentId: id, expertId: input.expertId, expert: await expertCard(tx.em, input.expertId) };
    const assigned = await actOnTicket(tx, ticket, { command: { type: 'assign', by, reason: input.reason, visit, departAt, arriveBy: arriveAt } });
    return { assignmentId: id, ticketId: ticket.id, status: 'accepted' as const, ticketStatus: assigned.status, ticketVersion: assigned.version };
  });
}
