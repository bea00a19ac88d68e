import { inTransaction } from '@sysops/db/connection';
import type { StoredAssignment } from '@sysops/db/dispatch';
import { contains, hour, minute } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';
import type { App } from '../app.ts';
import { watchedExpert, type WatchedExpert } from '../experts/index.ts';
import { recordVisitUnplanned } from '../outbox/facts.ts';
import { escalateTicket, findTicket } from '../tickets/index.ts';
import { assignExpert } from './assign-expert.ts';
import { takeOff } from './change-plan.ts';
import { withPlan, type Plan } from './with-plan.ts';

/** A shift that ends a little before the job does is no reason to send somebody else. */
const tolerance = 15 * minute;

/** Whether the expert can still keep this visit after he, his shifts, skills or absences changed. */
function canKeep(visit: StoredAssignment, ticket: Ticket, expert: WatchedExpert): boolean {
  if (!expert.active) return false;
  const skilled = ticket.problem.requiredSkills.every(({ skill, level }) => expert.skills.some((s) => s.skill === skill && s.level >= level && (s.expiresAt === null || s.expiresAt > visit.arriveAt)));
  return skilled && expert.working.some((span) => contains({ from: span.from - tolerance, to: span.to + tolerance }, { from: visit.departAt, to: visit.finishAt }));
}

/** Somebody who is under way or at work cannot be planned away: a person decides. */
async function tellRunning(plan: Plan, visit: StoredAssignment, ticket: Ticket): Promise<void> {
  plan.tickets.set(ticket.id, await escalateTicket(plan.tx, ticket, { cause: 'expert_unavailable', step: 1, key: `${visit.id}:unavailable`, note: 'The expert at this job is no longer available. Please decide how it goes on.' }));
}

/** Nobody else could be found at once: the customer hears that his visit is off before he waits for it. */
export async function tellUnplanned(app: App, ticketId: string): Promise<void> {
  await inTransaction(app.orm.em, async (tx) => {
    const ticket = await findTicket(tx, ticketId);
    if (ticket) recordVisitUnplanned(tx, ticket);
  });
}

/**
 * After an expert, his shifts, skills or absences changed: everything ahead that he cannot keep is given back in one
 * transaction and planned anew together, so that each customer hears once, from the new assignment. Visits that only a
 * manager's pin holds are looked at by a person. Says how many were given back.
 */
export async function replanExpert(app: App, expertId: string): Promise<number> {
  const given = await withPlan(app, expertId, async (plan) => {
    const { now } = plan.tx;
    const ahead = Math.max(now, ...plan.visits.map((visit) => visit.finishAt));
    const expert = await watchedExpert(plan.tx.em, expertId, { from: now - 12 * hour, to: ahead + hour });
    const ids: string[] = [];
    for (const visit of plan.visits) {
      const ticket = plan.tickets.get(visit.ticketId);
      if (!ticket || canKeep(visit, ticket, expert)) continue;
      if (visit.status === 'travelling' || visit.status === 'arrived') {
        if (!expert.active) await tellRunning(plan, visit, ticket);
        continue;
      }
      await takeOff(plan, visit, 'expert_unavailable');
      ids.push(ticket.id);
    }
    return ids;
  });
  for (const ticketId of given) {
    if ((await assignExpert(app, ticketId)) === 'waiting') await tellUnplanned(app, ticketId);
  }
  return given.length;
}
