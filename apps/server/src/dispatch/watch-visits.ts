import { announceArrival, claimDueWatches, saveAssignmentStatus, saveWatch, type DueWatch, type StoredAssignment } from '@sysops/db/dispatch';
import { isSeenThere, isSilent, moveAssignment, travelMinutes, watchVisit, type WatchAct, type WatchFacts, type WatchVerdict } from '@sysops/domain/dispatch';
import { distanceKm, hour, minute } from '@sysops/domain/shared';
import type { EscalationCause, Ticket } from '@sysops/domain/tickets';
import type { App } from '../app.ts';
import { setAwayByDispatch, watchedExpert, type WatchedExpert } from '../experts/index.ts';
import { recordNudge } from '../outbox/facts.ts';
import { actOnTicket, escalateTicket, systemActor } from '../tickets/index.ts';
import { changeRunning } from './change-plan.ts';
import { freshFix, predictedEnd } from './gather-candidates.ts';
import { isGoneFrom, replanExpert } from './replan-expert.ts';
import { withPlan, type Plan } from './with-plan.ts';

/** A claimed watch that nobody finished is due again after this long. */
const againInSeconds = 30;

type Watch = { readonly plan: Plan; readonly visit: StoredAssignment; readonly expert: WatchedExpert; readonly verdict: WatchVerdict };

const ticketOf = ({ plan, visit }: Watch): Ticket | undefined => plan.tickets.get(visit.ticketId);

/** Puts the visit's ticket in front of a person, once for each step of one visit. */
async function raise(watch: Watch, cause: EscalationCause, what: { readonly note: string; readonly ownerRole: 'agent' | 'manager' }): Promise<void> {
  const { plan, visit, verdict } = watch;
  const ticket = ticketOf(watch);
  if (!ticket) return;
  plan.tickets.set(ticket.id, await escalateTicket(plan.tx, ticket, { cause, step: verdict.step, key: `${visit.id}:${visit.status}:${verdict.step}`, withinMinutes: 5, ...what }));
}

type Trouble = Extract<EscalationCause, 'dead_phone' | 'arrival_unsaid' | 'silent_en_route' | 'overrun'>;

function troubleOf({ plan, visit, verdict, expert }: Watch): { readonly cause: Trouble; readonly says: string } {
  if (visit.status === 'accepted') return { cause: 'dead_phone', says: 'should have left and has not been heard. Please call.' };
  if (visit.status === 'arrived') return { cause: 'overrun', says: 'has been at work for twice the planned time. Please ask how it goes.' };
  if (isSeenThere({ watchStep: verdict.step })) return { cause: 'arrival_unsaid', says: 'is at the place by his position and has not said that he arrived. Please ask him, and say it for him.' };
  if (!isSilent(expert.heardAt, plan.tx.now)) return { cause: 'arrival_unsaid', says: 'should have arrived by now and has not said so. Please call.' };
  return { cause: 'silent_en_route', says: 'is on the way, late, and has not been heard. Please call.' };
}

function callPerson(watch: Watch, ownerRole: 'agent' | 'manager'): Promise<void> {
  const { cause, says } = troubleOf(watch);
  return raise(watch, cause, { note: `${watch.expert.name} ${says}`, ownerRole });
}

/** Nobody came: the ticket goes out again as urgent, and he is asked no more until he says that he is back. */
async function release(watch: Watch): Promise<void> {
  const { plan, visit } = watch;
  const { tx } = plan;
  const ticket = ticketOf(watch);
  if (!ticket) return;
  await saveAssignmentStatus(tx, visit.id, { status: moveAssignment(visit, 'miss', tx.now), reason: 'did not start' });
  const waiting = await actOnTicket(tx, ticket, { command: { type: 'release', by: systemActor, waitingReason: 'no_show', reason: 'The expert did not start' } });
  const urgent = waiting.priority === 'urgent' ? waiting : await actOnTicket(tx, waiting, { command: { type: 'change_priority', by: systemActor, priority: 'urgent', reason: 'The expert did not come' } });
  plan.tickets.set(ticket.id, await escalateTicket(tx, urgent, { cause: 'no_show', step: 1, key: `${visit.id}:no_show`, note: `${watch.expert.name} did not start. The ticket went out again as urgent.` }));
  await setAwayByDispatch(tx, visit.expertId, 'no_show');
}

async function tellLate(watch: Watch): Promise<void> {
  const { plan, visit, verdict } = watch;
  const ticket = ticketOf(watch);
  if (!ticket) return;
  const departAt = visit.status === 'travelling' ? visit.departAt : Math.max(verdict.arriveAt - visit.travelMinutes * minute, visit.departAt);
  await changeRunning(plan, { ...visit, departAt, arriveAt: verdict.arriveAt, finishAt: verdict.finishAt }, watch.expert.working);
  await announceArrival(plan.tx, visit.id, { arriveAt: verdict.arriveAt, late: true, latestArrival: null });
  plan.tickets.set(ticket.id, await actOnTicket(plan.tx, ticket, { command: { type: 'move_arrival', by: systemActor, departAt, arriveAt: verdict.arriveAt, announced: true } }));
}

async function extend({ plan, visit, verdict, expert }: Watch): Promise<void> {
  await changeRunning(plan, { ...visit, finishAt: verdict.finishAt }, expert.working);
}

function nudge({ plan, visit }: Watch, channel: 'push' | 'sms'): void {
  const ticket = plan.tickets.get(visit.ticketId);
  if (ticket) recordNudge(plan.tx, { assignmentId: visit.id, expertId: visit.expertId, ticketId: ticket.id, ticket, channel, about: visit.status === 'arrived' ? 'finish' : visit.status === 'travelling' ? 'arrive' : 'start' });
}

const carryOut: Readonly<Record<WatchAct, (watch: Watch) => Promise<void>>> = {
  nudge: async (watch) => nudge(watch, 'push'),
  nudge_again: async (watch) => nudge(watch, 'sms'),
  call: (watch) => callPerson(watch, 'agent'),
  tell_manager: (watch) => callPerson(watch, 'manager'),
  release,
  tell_late: tellLate,
  extend,
  // Not here: all that he cannot keep goes together, once this look is over.
  give_back: async () => {},
};

/** A fix that may be further off than this says nothing about a door. */
const sharpMetres = 500;

function factsOf(plan: Plan, visit: StoredAssignment, expert: WatchedExpert): WatchFacts {
  const { now } = plan.tx;
  const current = plan.visits.find((other) => other.id !== visit.id && (other.status === 'travelling' || other.status === 'arrived'));
  const ticket = plan.tickets.get(visit.ticketId);
  const fresh = expert.position && now - expert.position.at <= freshFix && expert.position.at >= visit.departAt;
  return {
    now, heardAt: expert.heardAt,
    currentJobEndsAt: current ? predictedEnd(current, now) : null,
    metresToGo: fresh && expert.position && expert.position.accuracyMeters <= sharpMetres ? Math.round(distanceKm(expert.position, visit.place) * 1000) : null,
    gone: isGoneFrom(visit, expert),
    minutesToGo: fresh && expert.position ? travelMinutes(expert.position, visit.place) : null,
    pausedUntil: ticket?.status === 'on_hold' ? ticket.resumeAt : null,
  };
}

async function watchOne(app: App, due: DueWatch): Promise<void> {
  const givesBack = await withPlan(app, due.expertId, async (plan) => {
    const visit = plan.visits.find((one) => one.id === due.id);
    if (!visit || visit.status === 'offered') return false;
    const { now } = plan.tx;
    const expert = await watchedExpert(plan.tx.em, visit.expertId, { from: now - 12 * hour, to: now + 48 * hour });
    const verdict = watchVisit(visit, factsOf(plan, visit, expert));
    const watch: Watch = { plan, visit, expert, verdict };
    for (const act of verdict.acts) await carryOut[act](watch);
    await saveWatch(plan.tx, visit.id, verdict);
    return verdict.acts.includes('give_back');
  });
  if (givesBack) await replanExpert(app, due.expertId);
}

/** No-show, silence on the way, lateness, overrun: whatever is due for accepted, travelling and arrived visits. */
export async function watchVisits(app: App): Promise<number> {
  const due = await claimDueWatches(app.orm.em.fork(), againInSeconds, 100);
  for (const one of due) {
    // One visit that cannot be watched must not hold up the others; its claim runs out and it is looked at again.
    await watchOne(app, one).catch((error: unknown) => app.log.error({ assignmentId: one.id, err: error }, 'visit not watched'));
  }
  return due.length;
}
