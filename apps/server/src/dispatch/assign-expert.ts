import { inTransaction, sqlState, type Tx } from '@sysops/db/connection';
import { insertAssignment, insertDecision, isTaken, keepWaiting, stopWaiting } from '@sysops/db/dispatch';
import { chooseExpert, offerExpiry, parallelOffers, policyFor, type Assignment, type Candidate, type CandidateVerdict, type Decision, type DispatchPolicy, type DispatchRequest, type Slot } from '@sysops/domain/dispatch';
import type { Ticket, WaitingReason } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import type { App } from '../app.ts';
import { expertCard, lockExpert } from '../experts/index.ts';
import { recordOfferFact } from '../outbox/facts.ts';
import { actOnTicket, escalateTicket, lockTicket, systemActor } from '../tickets/index.ts';
import { horizonOf, requestFor } from './dispatch-request.ts';
import { gatherCandidates } from './gather-candidates.ts';

export type AssignOutcome = 'offered' | 'assigned' | 'waiting' | 'not_waiting' | 'contended';

/** Exclusion or unique violation: another decision took the time or the slot first. */
const contended = new Set(['23P01', '23505']);
const attempts = 6;

type Planned = { readonly expertId: string; readonly slot: Slot; readonly autoAccept: boolean };

function plannedOf(decision: Decision, candidates: readonly Candidate[]): Planned[] {
  const chosen = decision.candidates.filter((v): v is CandidateVerdict & { slot: Slot } => decision.chosen.includes(v.expertId) && v.slot !== null);
  return chosen.map((v) => ({ expertId: v.expertId, slot: v.slot, autoAccept: candidates.find((c) => c.expertId === v.expertId)?.autoAccept ?? false }));
}

/** Locks the chosen experts, always in the same order, and looks again whether their time is still free. */
async function holdExperts(tx: Tx, planned: readonly Planned[]): Promise<boolean> {
  for (const { expertId } of planned.toSorted((a, b) => (a.expertId < b.expertId ? -1 : 1))) await lockExpert(tx, expertId);
  for (const { expertId, slot } of planned) if (await isTaken(tx, expertId, { from: slot.departAt, to: slot.finishAt })) return false;
  return true;
}

type Made = { readonly ticket: Ticket; readonly planned: readonly Planned[]; readonly decisionId: string; readonly place: DispatchRequest['place'] };

async function offerOrAssign(tx: Tx, made: Made): Promise<AssignOutcome> {
  const { ticket, planned, decisionId, place } = made;
  const automatic = planned[0]?.autoAccept === true;
  const expiresAt = offerExpiry(ticket.priority, tx.now);
  const asked = automatic ? planned.slice(0, 1) : planned;
  const assignments = asked.map(({ expertId, slot }, i): Assignment => ({
    id: v7(), ticketId: ticket.id, expertId, status: automatic ? 'accepted' : 'offered', slot: i + 1, offeredAt: tx.now, expiresAt,
    departAt: slot.departAt, arriveAt: slot.arriveAt, finishAt: slot.finishAt, travelMinutes: slot.travelMinutes, place: { lat: place.lat, lng: place.lng }, decisionId,
  }));
  for (const assignment of assignments) await insertAssignment(tx, assignment);
  await stopWaiting(tx, ticket.id);
  const [first] = assignments;
  if (automatic && first) {
    const visit = { assignmentId: first.id, expertId: first.expertId, expert: await expertCard(tx.em, first.expertId) };
    await actOnTicket(tx, ticket, { command: { type: 'assign', by: systemActor, visit, departAt: first.departAt, arriveBy: first.arriveAt } });
    return 'assigned';
  }
  await actOnTicket(tx, ticket, { command: { type: 'offer', by: systemActor, expiresAt } });
  for (const a of assignments) recordOfferFact(tx, 'OfferMade', { assignmentId: a.id, expertId: a.expertId, ticketId: ticket.id, ticket, expiresAt, arriveAt: a.arriveAt });
  return 'offered';
}

/** Everybody who could come has said no: no clock will change that, so a person looks at once. */
async function explainWaiting(tx: Tx, ticket: Ticket, waitingReason: WaitingReason): Promise<void> {
  if (ticket.status !== 'waiting') return;
  const known = ticket.waitingReason === waitingReason;
  const explained = known ? ticket : await actOnTicket(tx, ticket, { command: { type: 'explain_waiting', by: systemActor, waitingReason } });
  if (waitingReason === 'all_declined') await escalateTicket(tx, explained, { cause: 'all_declined', step: 1, key: `${ticket.id}:all_declined:${ticket.createdAt}`, note: 'Every expert who could come has declined. Please decide.', withinMinutes: 5 });
}

type Choice = { readonly request: DispatchRequest; readonly policy: DispatchPolicy; readonly candidates: readonly Candidate[]; readonly decision: Decision };

async function record(tx: Tx, choice: Choice): Promise<string> {
  const { request, policy, candidates, decision } = choice;
  const id = v7();
  await insertDecision(tx, { id, at: tx.now, by: 'system', reason: null, request, policy, inputs: candidates, decision });
  return id;
}

async function decideOnce(tx: Tx, ticketId: string, sweepSeconds: number): Promise<AssignOutcome> {
  const ticket = await lockTicket(tx, ticketId);
  const request = ticket.status === 'waiting' ? requestFor(ticket, tx.now) : null;
  if (!request) {
    await stopWaiting(tx, ticketId);
    return 'not_waiting';
  }
  const policy = policyFor(ticket.priority);
  const candidates = await gatherCandidates(tx, request, horizonOf(request, policy));
  const decision = chooseExpert(request, candidates, { policy, wanted: parallelOffers(ticket.priority) });
  const planned = plannedOf(decision, candidates);
  if (decision.waitingReason !== null) {
    // The same answer every ten seconds is one decision: only news is written down.
    const { news } = await keepWaiting(tx, ticketId, { reason: decision.waitingReason, retryInSeconds: sweepSeconds });
    if (news) await record(tx, { request, policy, candidates, decision });
    await explainWaiting(tx, ticket, decision.waitingReason);
    return 'waiting';
  }
  if (!(await holdExperts(tx, planned))) return 'contended';
  const decisionId = await record(tx, { request, policy, candidates, decision });
  return offerOrAssign(tx, { ticket, planned, decisionId, place: request.place });
}

/**
 * Finds the best-fitting expert for a waiting ticket and asks him, or says why nobody fits. One transaction; the
 * decision record, the reservation, the ticket and the facts stand or fall together. Anything that lost a race is
 * decided again on fresh facts; after that the sweep tries.
 */
export async function assignExpert(app: Pick<App, 'orm' | 'env'>, ticketId: string): Promise<AssignOutcome> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      const outcome = await inTransaction(app.orm.em, (tx) => decideOnce(tx, ticketId, app.env.SWEEP_SECONDS));
      if (outcome !== 'contended') return outcome;
    } catch (error) {
      if (!contended.has(sqlState(error) ?? '')) throw error;
    }
  }
  await inTransaction(app.orm.em, async (tx) => keepWaiting(tx, ticketId, { reason: 'contended', retryInSeconds: 1 }));
  return 'contended';
}
