import { inTransaction } from '@sysops/db/connection';
import type { StoredAssignment } from '@sysops/db/dispatch';
import { isLostTo } from '@sysops/domain/dispatch';
import { contains, hour, minute, type Instant } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';
import type { App } from '../app.ts';
import { watchedExpert, type WatchedExpert } from '../experts/index.ts';
import { recordVisitUnplanned } from '../outbox/facts.ts';
import { escalateTicket, findTicket, statusesOf } from '../tickets/index.ts';
import { assignTogether } from './assign-together.ts';
import { takeOff } from './change-plan.ts';
import { withPlan, type Plan } from './with-plan.ts';

/** A shift that ends a little before the job does is no reason to send somebody else. */
const tolerance = 15 * minute;

/** Whether he went away after he was asked for this visit. Who was sent although he is away comes: a manager knows why. */
export const isGoneFrom = (visit: Pick<StoredAssignment, 'offeredAt'>, { goneSince }: Pick<WatchedExpert, 'goneSince'>): boolean => goneSince !== null && visit.offeredAt <= goneSince;

/** Whether the expert can still keep this visit after he, his shifts, skills or absences changed, or he went away. */
function canKeep(visit: StoredAssignment, ticket: Ticket, { expert, now }: { readonly expert: WatchedExpert; readonly now: Instant }): boolean {
  if (!expert.active || (isGoneFrom(visit, expert) && isLostTo(visit, now))) return false;
  const skilled = ticket.problem.requiredSkills.every(({ skill, level }) => expert.skills.some((s) => s.skill === skill && s.level >= level && (s.expiresAt === null || s.expiresAt > visit.arriveAt)));
  return skilled && expert.working.some((span) => contains({ from: span.from - tolerance, to: span.to + tolerance }, { from: visit.departAt, to: visit.finishAt }));
}

/** Somebody who is under way or at work cannot be planned away: a person decides. */
async function tellRunning(plan: Plan, visit: StoredAssignment, ticket: Ticket): Promise<void> {
  plan.tickets.set(ticket.id, await escalateTicket(plan.tx, ticket, { cause: 'expert_unavailable', step: 1, key: `${visit.id}:unavailable`, note: 'The expert at this job is no longer available. Please decide how it goes on.' }));
}

/** Only he may come, so a manager has said, and he cannot: nobody else is asked before the manager thinks again. */
async function tellPinned({ tx, tickets }: Plan, visit: StoredAssignment): Promise<void> {
  const ticket = tickets.get(visit.ticketId);
  if (ticket?.pin?.expertId !== visit.expertId) return;
  tickets.set(ticket.id, await escalateTicket(tx, ticket, { cause: 'expert_unavailable', step: 1, key: `${visit.id}:pinned`, note: 'The expert to whom this ticket is pinned is no longer available. Please decide who goes.' }));
}

/** Nobody else could be found at once: the customer hears that his visit is off before he waits for it. */
export async function tellUnplanned(app: App, ticketId: string): Promise<void> {
  await inTransaction(app.orm.em, async (tx) => {
    const ticket = await findTicket(tx, ticketId);
    if (ticket) recordVisitUnplanned(tx, ticket);
  });
}

/** `promised`: the customer had been told who comes. */
type TakenOff = { readonly ticketId: string; readonly promised: boolean };

/** Decides all that was given back as one problem, so that one visit does not take another's only expert. Whoever is left without is told. */
async function planAnew(app: App, given: readonly TakenOff[]): Promise<void> {
  const failures = await assignTogether(app, given.map(({ ticketId }) => ticketId));
  for (const [ticketId, error] of failures) app.log.error({ ticketId, err: error }, 'visit not planned anew; it waits for the sweep');
  const promised = given.filter((one) => one.promised).map(({ ticketId }) => ticketId);
  const statuses = await statusesOf(app.orm.em.fork(), promised);
  for (const ticketId of promised) if (statuses.get(ticketId) === 'waiting') await tellUnplanned(app, ticketId);
}

/**
 * After an expert, his shifts, skills or absences changed, or he went away: everything ahead that he cannot keep is given back in one
 * transaction and planned anew together, so that each customer hears once, from the new assignment. Visits that a
 * manager's pin holds are looked at by a person. Says how many were given back.
 */
export async function replanExpert(app: App, expertId: string): Promise<number> {
  const given = await withPlan(app, expertId, async (plan) => {
    const { now } = plan.tx;
    const ahead = Math.max(now, ...plan.visits.map((visit) => visit.finishAt));
    const expert = await watchedExpert(plan.tx.em, expertId, { from: now - 12 * hour, to: ahead + hour });
    const off: TakenOff[] = [];
    for (const visit of plan.visits) {
      const ticket = plan.tickets.get(visit.ticketId);
      if (!ticket || canKeep(visit, ticket, { expert, now })) continue;
      if (visit.status === 'travelling' || visit.status === 'arrived') {
        if (!expert.active) await tellRunning(plan, visit, ticket);
        continue;
      }
      await takeOff(plan, visit, 'expert_unavailable');
      await tellPinned(plan, visit);
      off.push({ ticketId: ticket.id, promised: visit.status === 'accepted' });
    }
    return off;
  });
  await planAnew(app, given);
  return given.length;
}
