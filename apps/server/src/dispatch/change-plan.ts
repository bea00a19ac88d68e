import { announceArrival, lockLiveOfTicket, moveReservation, saveAssignmentStatus, saveWatch, writeTimes, type StoredAssignment } from '@sysops/db/dispatch';
import { isLateNews, moveAssignment, reflowPlan, type Follower, type Reflowed } from '@sysops/domain/dispatch';
import { hour, type Instant, type Interval } from '@sysops/domain/shared';
import type { Ticket, WaitingReason } from '@sysops/domain/tickets';
import { watchedExpert } from '../experts/index.ts';
import { recordOfferFact } from '../outbox/facts.ts';
import { actOnTicket, eventsOfTicket, systemActor } from '../tickets/index.ts';
import { arriveDueOf } from '../sla/index.ts';
import { latestArrivalFor } from './dispatch-request.ts';
import type { Plan } from './with-plan.ts';

/** Why planning itself takes a visit away; such an end is no refusal of the expert. */
export type PlanReason = Extract<WaitingReason, 'running_over' | 'expert_unavailable'>;

/** Ends an offer or gives a visit back, in the plan's transaction. The ticket waits again and its fact sets dispatch to work. */
export async function takeOff(plan: Plan, visit: StoredAssignment, reason: PlanReason): Promise<void> {
  const { tx, tickets } = plan;
  const ticket = tickets.get(visit.ticketId);
  if (!ticket) return;
  const offered = visit.status === 'offered';
  await saveAssignmentStatus(tx, visit.id, { status: moveAssignment(visit, offered ? 'withdraw' : 'release', tx.now), reason });
  if (offered) recordOfferFact(tx, 'OfferEnded', { assignmentId: visit.id, expertId: visit.expertId, ticketId: ticket.id, ticket, expiresAt: visit.expiresAt, arriveAt: visit.arriveAt, how: 'withdrawn', reason });
  // The others who were asked may still accept.
  if (offered && (ticket.status !== 'offered' || (await lockLiveOfTicket(tx, ticket.id)).some((other) => other.id !== visit.id && other.status === 'offered'))) return;
  const command = { type: offered ? 'end_offers' : 'release', by: systemActor, waitingReason: reason } as const;
  if (ticket.status === 'offered' || ticket.status === 'assigned') tickets.set(ticket.id, await actOnTicket(tx, ticket, { command, details: { quiet: reason === 'expert_unavailable' } }));
}

/** The promise that still has to hold: the window, a manager's pin, or the time that the customer's plan grants. */
async function latestArrival(tx: Plan['tx'], ticket: Ticket, visit: StoredAssignment): Promise<Instant> {
  if (ticket.pin?.window) return ticket.pin.window.to;
  if (ticket.window.kind === 'window') return ticket.window.to;
  return Math.max(arriveDueOf(await eventsOfTicket(tx.em, ticket.id), tx.now), visit.arriveAt);
}

async function moveVisit(plan: Plan, visit: StoredAssignment, to: Reflowed): Promise<void> {
  const { tx, tickets } = plan;
  await writeTimes(tx, visit.id, to);
  await saveWatch(tx, visit.id, { step: 0, watchedFrom: null, lookAt: tx.now });
  const ticket = tickets.get(visit.ticketId);
  if (visit.status === 'offered' || ticket?.status !== 'assigned') return;
  const announced = isLateNews(visit, to.arriveAt, tx.now);
  if (announced) await announceArrival(tx, visit.id, { arriveAt: to.arriveAt, late: true, latestArrival: latestArrivalFor(ticket, to.arriveAt) });
  tickets.set(ticket.id, await actOnTicket(tx, ticket, { command: { type: 'move_arrival', by: systemActor, departAt: to.departAt, arriveAt: to.arriveAt, announced } }));
}

/**
 * Gives the running visit its new times and, in the same transaction, moves or takes off whatever stands behind it.
 * Says how many visits were moved and how many taken off.
 */
export async function changeRunning(plan: Plan, running: StoredAssignment, working: readonly Interval[]): Promise<{ readonly moved: number; readonly off: number }> {
  await writeTimes(plan.tx, running.id, running);
  // Also a visit that was planned before and is not begun: the expert has chosen this one first.
  const behind = plan.visits.filter((visit) => visit.id !== running.id && visit.finishAt > running.departAt);
  const followers: Follower[] = [];
  for (const visit of behind) {
    const ticket = plan.tickets.get(visit.ticketId);
    if (ticket) followers.push({ ...visit, assignmentId: visit.id, latestArrival: await latestArrival(plan.tx, ticket, visit) });
  }
  const plans = reflowPlan({ place: running.place, freeAt: running.finishAt }, followers, working);
  for (const to of plans) {
    const visit = behind.find((one) => one.id === to.assignmentId);
    if (visit && to.fate === 'moved') await moveVisit(plan, visit, to);
    if (visit && to.fate === 'off') await takeOff(plan, visit, 'running_over');
  }
  return { moved: plans.filter((p) => p.fate === 'moved').length, off: plans.filter((p) => p.fate === 'off').length };
}

/** The times at which a visit really begins: it takes them as they are, and what stands behind it gives way. */
export async function beginAt(plan: Plan, running: StoredAssignment): Promise<void> {
  if (await moveReservation(plan.tx, running)) return;
  const { now } = plan.tx;
  const { working } = await watchedExpert(plan.tx.em, running.expertId, { from: now - 12 * hour, to: now + 48 * hour });
  await changeRunning(plan, running, working);
}
