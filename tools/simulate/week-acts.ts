import type { StoredAssignment } from '@sysops/db/dispatch';
import { DomainError, day, minute, type Instant } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { actorWith, type TestApp } from '../../apps/server/src/testing/open-test-app.ts';
import type { Fate } from './week-people.ts';

export type Job = { readonly visit: StoredAssignment; readonly ticket: Ticket; readonly fate: Fate };

/** What the week counts. */
export type Counts = Record<'accepted' | 'declined' | 'dead_phones' | 'late_acts' | 'overruns' | 'absent' | 'held' | 'could_not' | 'completed' | 'refused' | 'unforeseen', number>;

export const noCounts = (): Counts => ({ accepted: 0, declined: 0, dead_phones: 0, late_acts: 0, overruns: 0, absent: 0, held: 0, could_not: 0, completed: 0, refused: 0, unforeseen: 0 });

export type Stage = { readonly opened: TestApp; readonly counts: Counts; readonly now: Instant; readonly problems: string[] };

/** A person's act may be refused, because others act too; anything else that goes wrong is a fault. */
export async function tried({ counts, problems }: Stage, what: string, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof DomainError ? error.cause : null;
    if (cause?.facts['kept'] === true) counts.late_acts += 1;
    if (cause) counts.refused += 1;
    else {
      counts.unforeseen += 1;
      problems.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return false;
  }
}

/** As long as this an expert hears and says nothing: longer than his not starting goes unnoticed. */
const deadFor = 17 * minute;

const asExpert = ({ opened }: Stage, expertId: string) => opened.as(actorWith('expert', { expertId })).dispatch;

async function answer(stage: Stage, { visit, fate }: Job): Promise<void> {
  if (fate.answer === 'silence' || stage.now < visit.offeredAt + fate.answerAfterMinutes * minute || stage.now >= visit.expiresAt) return;
  const me = asExpert(stage, visit.expertId);
  const target = { commandId: v7(), assignmentId: visit.id };
  const { answer: said } = fate;
  if (said === 'accept') stage.counts.accepted += (await tried(stage, 'accept', () => me.accept(target))) ? 1 : 0;
  else stage.counts.declined += (await tried(stage, 'decline', () => me.decline({ ...target, declineReason: said }))) ? 1 : 0;
}

async function start(stage: Stage, { visit, fate }: Job): Promise<void> {
  const wait = { in_time: 1, late: 7, dead_phone: Infinity, never: Infinity }[fate.start] * minute;
  if (stage.now >= visit.departAt + wait) await tried(stage, 'travel', () => asExpert(stage, visit.expertId).startTravel({ commandId: v7(), assignmentId: visit.id }));
}

/** A phone without signal says what happened when it is back, whoever has the visit by then. */
export async function phoneComesBack(stage: Stage, visit: StoredAssignment): Promise<boolean> {
  if (stage.now < visit.departAt + deadFor) return false;
  stage.counts.dead_phones += 1;
  await tried(stage, 'travel', () => asExpert(stage, visit.expertId).startTravel({ commandId: v7(), assignmentId: visit.id, doneAt: visit.departAt + minute }));
  return true;
}

async function arrive(stage: Stage, { visit, fate }: Job): Promise<void> {
  if (stage.now < visit.departAt + visit.travelMinutes * fate.travelFactor * minute) return;
  await tried(stage, 'arrive', () => asExpert(stage, visit.expertId).arrive({ commandId: v7(), assignmentId: visit.id }));
}

async function end(stage: Stage, { visit, ticket, fate }: Job): Promise<void> {
  const { opened, now, counts } = stage;
  const me = asExpert(stage, visit.expertId);
  const target = { commandId: v7(), assignmentId: visit.id };
  const worked = now - visit.arriveAt;
  if (ticket.status === 'on_hold') {
    if (now >= ticket.resumeAt) await tried(stage, 'resume', () => me.resume(target));
    return;
  }
  if (fate.end === 'customer_absent') {
    const tries = [{ at: visit.arriveAt, by: 'door' as const }, { at: visit.arriveAt + 5 * minute, by: 'call' as const }];
    if (worked >= 12 * minute) counts.absent += (await tried(stage, 'absent', () => me.customerAbsent({ ...target, tries }))) ? 1 : 0;
    return;
  }
  if (fate.end === 'pause' && worked < 30 * minute && worked > 15 * minute && ticket.version % 2 === 0) {
    await tried(stage, 'pause', () => me.pause({ ...target, holdReason: 'no_access', resumeAt: now + 30 * minute }));
    return;
  }
  if (worked < visit.workMinutes * fate.workFactor * minute) return;
  // Every other visit that cannot be finished waits for a part; of those, one in two is told from a cellar a quarter of an hour later.
  if (fate.end === 'cannot_complete' && ticket.number % 2 === 0) counts.held += (await tried(stage, 'hold', () => me.holdVisit({ ...target, holdReason: 'part_needed', resumeAt: now + day, reason: 'Needs a part', ...(ticket.number % 4 === 0 ? { doneAt: now - 15 * minute } : {}) }))) ? 1 : 0;
  else if (fate.end === 'cannot_complete') counts.could_not += (await tried(stage, 'cannot', () => me.cannotComplete({ ...target, reason: 'Needs another tool' }))) ? 1 : 0;
  else {
    counts.overruns += fate.workFactor > 1.5 ? 1 : 0;
    counts.completed += (await tried(stage, 'complete', () => opened.as(actorWith('expert', { expertId: visit.expertId })).dispatch.complete({ ...target, resolution: 'repaired', summary: 'Repaired.', knowledge: { kind: 'none_fits' } }))) ? 1 : 0;
  }
}

/** What the expert of a live offer or visit does now, if anything. */
export async function actOn(stage: Stage, job: Job): Promise<void> {
  const acts = { offered: answer, accepted: start, travelling: arrive, arrived: end } as const;
  const act = Object.entries(acts).find(([status]) => status === job.visit.status)?.[1];
  if (act) await act(stage, job);
}
