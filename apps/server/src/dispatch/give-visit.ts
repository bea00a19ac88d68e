import type { Tx } from '@sysops/db/connection';
import { announceArrival, holdIfFree, liveOfExperts, saveWatch, writeTimes, type StoredAssignment } from '@sysops/db/dispatch';
import { isLateNews, offerExpiry, type Assignment, type CandidateVerdict, type Decision, type Slot, type VisitMove } from '@sysops/domain/dispatch';
import type { Instant } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { expertCard, lockExpert } from '../experts/index.ts';
import { recordOfferFact } from '../outbox/facts.ts';
import { actOnTicket, lockTicket, systemActor, tryLockTickets } from '../tickets/index.ts';
import { latestArrivalFor } from './dispatch-request.ts';
import { callPerson } from './keep-searching.ts';
import type { Prepared } from './prepare-decision.ts';
import { recordDecisions, type Made } from './record-decisions.ts';

export type Planned = { readonly expertId: string; readonly slot: Slot; readonly autoAccept: boolean };

/** Who is asked: the chosen ones, or the best alone when he accepts automatically. */
export function plannedOf(decision: Decision, { candidates }: Pick<Prepared, 'candidates'>): Planned[] {
  const chosen = decision.candidates.filter((v): v is CandidateVerdict & { slot: Slot } => decision.chosen.includes(v.expertId) && v.slot !== null);
  const planned = chosen.map((v) => ({ expertId: v.expertId, slot: v.slot, autoAccept: candidates.find((c) => c.expertId === v.expertId)?.autoAccept ?? false }));
  return planned[0]?.autoAccept ? planned.slice(0, 1) : planned;
}

type Moved = { readonly visit: StoredAssignment; readonly move: VisitMove };

/** The visits that give way, as they are now; null when one of them has begun, ended or is in somebody else's hands. */
async function lockMoved(tx: Tx, planned: readonly Planned[]): Promise<Moved[] | null> {
  const moves = planned.flatMap(({ expertId, slot }) => (slot.moves ?? []).map((move) => ({ expertId, move })));
  if (moves.length === 0) return [];
  const before = await liveOfExperts(tx.em, moves.map((m) => m.expertId));
  const ticketIds = [...new Set(before.filter((visit) => moves.some(({ move }) => move.assignmentId === visit.id)).map((visit) => visit.ticketId))];
  if (!(await tryLockTickets(tx, ticketIds))) return null;
  for (const { expertId } of planned.toSorted((a, b) => (a.expertId < b.expertId ? -1 : 1))) await lockExpert(tx, expertId);
  const now = new Map((await liveOfExperts(tx.em, moves.map((m) => m.expertId))).map((visit) => [visit.id, visit]));
  const moved = moves.map(({ move }) => ({ visit: now.get(move.assignmentId), move }));
  const holds = moved.every(({ visit, move }) => visit?.status === 'accepted' && visit.latestArrival !== null && move.arriveAt <= visit.latestArrival && ticketIds.includes(visit.ticketId));
  return holds ? moved.flatMap(({ visit, move }) => (visit ? [{ visit, move }] : [])) : null;
}

/** A visit behind a new one becomes later, within its promise; the customer hears of it when it is ten minutes or more. */
async function giveWay(tx: Tx, { visit, move }: Moved): Promise<void> {
  await writeTimes(tx, visit.id, { departAt: move.from, arriveAt: move.arriveAt, finishAt: move.to, travelMinutes: move.travelMinutes });
  await saveWatch(tx, visit.id, { step: 0, watchedFrom: null, lookAt: tx.now });
  const ticket = await lockTicket(tx, visit.ticketId);
  if (ticket.status !== 'assigned') return;
  const announced = isLateNews(visit, move.arriveAt, tx.now);
  if (announced) await announceArrival(tx, visit.id, { arriveAt: move.arriveAt, late: true, latestArrival: latestArrivalFor(ticket, move.arriveAt) });
  await actOnTicket(tx, ticket, { command: { type: 'move_arrival', by: systemActor, departAt: move.from, arriveAt: move.arriveAt, announced } });
}

/** Makes room in the chosen experts' plans, holds them, and looks again whether the time is free. */
async function makeRoom(tx: Tx, planned: readonly Planned[]): Promise<boolean> {
  const moved = await lockMoved(tx, planned);
  if (!moved) return false;
  for (const one of moved) await giveWay(tx, one);
  return holdIfFree(tx, planned.map(({ expertId, slot }) => ({ expertId, from: slot.departAt, to: slot.finishAt })));
}

/** Nobody is asked in his sleep: the time to answer starts with his shift. */
function answerBy(expertId: string, { ticket, candidates }: Prepared, now: Instant): Instant {
  const working = candidates.find((c) => c.expertId === expertId)?.working ?? [];
  const span = working.find((one) => one.to > now);
  return offerExpiry(ticket.priority, Math.max(now, span?.from ?? now));
}

/** Thrown away with its transaction: what was seen no longer holds. */
export class Contended extends Error {}

/** A decision on its way out, with the reservations that it makes. */
export type Giving = Made & { readonly planned: readonly Planned[] };

export function toGiving(prepared: Prepared, decision: Decision, now: Instant): Giving {
  const { ticket, request } = prepared;
  const planned = plannedOf(decision, prepared);
  const id = v7();
  const status = planned[0]?.autoAccept ? 'accepted' : 'offered';
  const visits = planned.map(({ expertId, slot }, i): Assignment => ({
    id: v7(), ticketId: ticket.id, expertId, status, slot: i + 1, offeredAt: now, expiresAt: answerBy(expertId, prepared, now),
    departAt: slot.departAt, arriveAt: slot.arriveAt, finishAt: slot.finishAt, travelMinutes: slot.travelMinutes, place: { lat: request.place.lat, lng: request.place.lng }, decisionId: id,
  }));
  return { id, prepared, decision, planned, visits };
}

/** The experts are asked: the ticket and the facts. */
export async function askExperts(tx: Tx, ticket: Ticket, { visits, prepared }: Giving): Promise<void> {
  await actOnTicket(tx, ticket, { command: { type: 'offer', by: systemActor, expiresAt: Math.max(...visits.map((a) => a.expiresAt)) } });
  for (const a of visits) recordOfferFact(tx, 'OfferMade', { assignmentId: a.id, expertId: a.expertId, ticketId: a.ticketId, ticket: prepared.ticket, expiresAt: a.expiresAt, arriveAt: a.arriveAt });
}

/** He takes it without being asked. */
async function assignAtOnce(tx: Tx, ticket: Ticket, visit: Assignment): Promise<void> {
  const { id, expertId, arriveAt, departAt } = visit;
  await announceArrival(tx, id, { arriveAt, late: false, latestArrival: latestArrivalFor(ticket, arriveAt) });
  await actOnTicket(tx, ticket, { command: { type: 'assign', by: systemActor, visit: { assignmentId: id, expertId, expert: await expertCard(tx.em, expertId) }, departAt, arriveBy: arriveAt } });
}

/**
 * Carries a decision out: record, reservations, what must give way, the ticket and its facts stand or fall together.
 * Throws `Contended` when somebody else was faster.
 */
export async function giveVisit(tx: Tx, prepared: Prepared, decision: Decision): Promise<'offered' | 'assigned'> {
  const giving = toGiving(prepared, decision, tx.now);
  if (!(await makeRoom(tx, giving.planned))) throw new Contended();
  await recordDecisions(tx, [giving]);
  const [first] = giving.visits;
  if (first?.status === 'accepted') {
    await assignAtOnce(tx, prepared.ticket, first);
    return 'assigned';
  }
  // Asking goes on, but whoever has searched for this long tells a person.
  await askExperts(tx, await callPerson(tx, prepared, null), giving);
  return 'offered';
}
