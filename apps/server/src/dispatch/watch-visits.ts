import { announceArrival, claimDueWatches, saveAssignmentStatus, saveWatch, type DueWatch, type StoredAssignment } from '@sysops/db/dispatch';
import { moveAssignment, travelMinutes, watchVisit, type WatchAct, type WatchFacts, type WatchVerdict } from '@sysops/domain/dispatch';
import { hour, minute } from '@sysops/domain/shared';
import type { EscalationCause, Ticket } from '@sysops/domain/tickets';
import type { App } from '../app.ts';
import { setAwayByDispatch, watchedExpert, type WatchedExpert } from '../experts/index.ts';
import { recordNudge } from '../outbox/facts.ts';
import { actOnTicket, escalateTicket, systemActor } from '../tickets/index.ts';
import { changeRunning } from './change-plan.ts';
import { freshFix, predictedEnd } from './gather-candidates.ts';
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

const causeOf = ({ visit }: Watch): EscalationCause => (visit.status === 'accepted' ? 'dead_phone' : visit.status === 'travelling' ? 'silent_en_route' : 'overrun');

const noteOf = (watch: Watch): string => {
  const { name } = watch.expert;
  if (watch.visit.status === 'arrived') return `${name} has been at work for twice the planned time. Please ask how it goes.`;
  return watch.visit.status === 'travelling' ? `${name} is on the way, late, and has not been heard. Please call.` : `${name} should have left and has not been heard. Please call.`;
};

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
  await setAwayByDispatch(tx, visit.expertId);
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
  if (ticket) recordNudge(plan.tx, { assignmentId: visit.id, expertId: visit.expertId, ticketId: ticket.id, ticket, channel, about: visit.status === 'arrived' ? 'finish' : 'start' });
}

const carryOut: Readonly<Record<WatchAct, (watch: Watch) => Promise<void>>> = {
  nudge: async (watch) => nudge(watch, 'push'),
  nudge_again: async (watch) => nudge(watch, 'sms'),
  call: (watch) => raise(watch, causeOf(watch), { note: noteOf(watch), ownerRole: 'agent' }),
  tell_manager: (watch) => raise(watch, causeOf(watch), { note: noteOf(watch), ownerRole: 'manager' }),
  release,
  tell_late: tellLate,
  extend,
};

function factsOf(plan: Plan, visit: StoredAssignment, expert: WatchedExpert): WatchFacts {
  const { now } = plan.tx;
  const current = plan.visits.find((other) => other.id !== visit.id && (other.status === 'travelling' || other.status === 'arrived'));
  const ticket = plan.tickets.get(visit.ticketId);
  const fresh = expert.position && now - expert.position.at <= freshFix && expert.position.at >= visit.departAt;
  return {
    now, heardAt: expert.heardAt,
    currentJobEndsAt: current ? predictedEnd(current, now) : null,
    minutesToGo: fresh && expert.position ? travelMinutes(expert.position, visit.place) : null,
    pausedUntil: ticket?.status === 'on_hold' ? ticket.resumeAt : null,
  };
}

async function watchOne(app: App, due: DueWatch): Promise<void> {
  await withPlan(app, due.expertId, async (plan) => {
    const visit = plan.visits.find((one) => one.id === due.id);
    if (!visit || visit.status === 'offered') return;
    const { now } = plan.tx;
    const expert = await watchedExpert(plan.tx.em, visit.expertId, { from: now - 12 * hour, to: now + 48 * hour });
    const verdict = watchVisit(visit, factsOf(plan, visit, expert));
    const watch: Watch = { plan, visit, expert, verdict };
    for (const act of verdict.acts) await carryOut[act](watch);
    await saveWatch(plan.tx, visit.id, verdict);
  });
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
