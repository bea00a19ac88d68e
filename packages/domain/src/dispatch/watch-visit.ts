import { minute, type Instant } from '../shared/index.ts';
import type { Assignment } from './assignment.ts';

/** A visit as its watch knows it. `workMinutes` is what was planned on site; `announcedAt` the arrival that the customer was told last. */
export type WatchedVisit = Pick<Assignment, 'status' | 'departAt' | 'arriveAt' | 'finishAt' | 'travelMinutes'> & {
  readonly workMinutes: number;
  readonly announcedAt: Instant | null;
  readonly lateToldAt: Instant | null;
  /** How far the watch of the present status has come; see the ladders below. */
  readonly watchStep: number;
  /** The moment that the steps are counted from, once it is fixed. */
  readonly watchedFrom: Instant | null;
};

export type WatchFacts = {
  readonly now: Instant;
  /** When the expert's app was heard last. */
  readonly heardAt: Instant | null;
  /** Predicted end of the job that the expert is at, if any. */
  readonly currentJobEndsAt: Instant | null;
  /** Minutes from a fresh position to the door; null without one. */
  readonly minutesToGo: number | null;
  readonly pausedUntil: Instant | null;
};

export type WatchAct = 'nudge' | 'nudge_again' | 'call' | 'tell_manager' | 'release' | 'tell_late' | 'extend';

/** What is due now, and when to look again. `arriveAt` and `finishAt` are predictions for `tell_late` and `extend`. */
export type WatchVerdict = { readonly acts: readonly WatchAct[]; readonly step: number; readonly watchedFrom: Instant | null; readonly lookAt: Instant; readonly arriveAt: Instant; readonly finishAt: Instant };

type Rung = { readonly step: number; readonly afterMinutes: number; readonly act: WatchAct };

/** Who was heard of is given ten minutes. Source: the product's no-show rescue. */
const heardLadder: readonly Rung[] = [
  { step: 1, afterMinutes: 0, act: 'nudge' },
  { step: 2, afterMinutes: 5, act: 'nudge_again' },
  { step: 3, afterMinutes: 10, act: 'release' },
];

/** A phone that is dead or offline: people first. Steps from 12 on mark this ladder, which is kept once taken. */
const silentLadder: readonly Rung[] = [
  { step: 1, afterMinutes: 0, act: 'nudge' },
  { step: 12, afterMinutes: 5, act: 'call' },
  { step: 13, afterMinutes: 10, act: 'tell_manager' },
  { step: 14, afterMinutes: 20, act: 'release' },
];

/** Said to be on the way, not arrived. Nobody is taken off a visit he may be at: a person decides. */
const enRouteLadder: readonly Rung[] = [
  { step: 1, afterMinutes: 15, act: 'call' },
  { step: 2, afterMinutes: 30, act: 'tell_manager' },
];

const deadAfter = 15 * minute;
const lateSlip = 10 * minute;
const lateEvery = 15 * minute;
const lookEvery = minute;
/** Work beyond twice its time is planned on in pieces of this length. */
const overtime = 30 * minute;

const rungAfter = (ladder: readonly Rung[], step: number): Rung | undefined => ladder.find((rung) => rung.step > step);

/** Whether the customer has to hear of a later arrival: by ten minutes or more, at most once in a quarter of an hour. */
export const isLateNews = (visit: Pick<WatchedVisit, 'announcedAt' | 'lateToldAt'>, arriveAt: Instant, now: Instant): boolean =>
  visit.announcedAt !== null && arriveAt - visit.announcedAt >= lateSlip && (visit.lateToldAt === null || now - visit.lateToldAt >= lateEvery);

/** One rung at a time. A watch that comes late counts on from now, so that nobody is nudged and released in one breath. */
function climb(ladder: readonly Rung[], at: { readonly from: Instant; readonly step: number; readonly now: Instant }): { acts: WatchAct[]; step: number; from: Instant; lookAt: Instant } {
  const { from, step, now } = at;
  const rung = rungAfter(ladder, step);
  if (!rung) return { acts: [], step, from, lookAt: now + lookEvery };
  const due = from + rung.afterMinutes * minute;
  if (now < due) return { acts: [], step, from, lookAt: due };
  const anchored = now - due > minute ? now - rung.afterMinutes * minute : from;
  const next = rungAfter(ladder, rung.step);
  return { acts: [rung.act], step: rung.step, from: anchored, lookAt: next ? Math.max(anchored + next.afterMinutes * minute, now + 1) : now + lookEvery };
}

function watchAccepted(visit: WatchedVisit, facts: WatchFacts): WatchVerdict {
  const { now, heardAt } = facts;
  // Once counted from, a start does not move because the customer is told of a later arrival.
  const start = Math.max(visit.watchedFrom ?? visit.departAt, facts.currentJobEndsAt ?? 0);
  const arriveAt = Math.max(visit.arriveAt, Math.max(start, now) + visit.travelMinutes * minute);
  const finishAt = arriveAt + visit.workMinutes * minute;
  if (now < start) return { acts: [], step: 0, watchedFrom: null, lookAt: start, arriveAt, finishAt };
  const dead = visit.watchStep > 10 || (visit.watchStep < 2 && (heardAt === null || heardAt < start - deadAfter));
  const climbed = climb(dead ? silentLadder : heardLadder, { from: start, step: visit.watchStep, now });
  const late = isLateNews(visit, arriveAt, now) && !climbed.acts.includes('release');
  return { acts: late ? [...climbed.acts, 'tell_late'] : climbed.acts, step: climbed.step, watchedFrom: climbed.from, lookAt: climbed.lookAt, arriveAt, finishAt };
}

function watchTravelling(visit: WatchedVisit, facts: WatchFacts): WatchVerdict {
  const { now, heardAt, minutesToGo } = facts;
  const from = visit.watchedFrom ?? visit.arriveAt;
  const overdue = now >= visit.arriveAt + lateSlip;
  const arriveAt = minutesToGo === null ? (overdue ? now + lateSlip : visit.arriveAt) : Math.max(now + minutesToGo * minute, visit.arriveAt);
  const silent = heardAt === null || now - heardAt >= deadAfter;
  const climbed = silent ? climb(enRouteLadder, { from, step: visit.watchStep, now }) : { acts: [], step: visit.watchStep, from };
  const acts: WatchAct[] = isLateNews(visit, arriveAt, now) ? [...climbed.acts, 'tell_late'] : [...climbed.acts];
  return { acts, step: climbed.step, watchedFrom: climbed.from, lookAt: now + lookEvery, arriveAt, finishAt: arriveAt + visit.workMinutes * minute };
}

/** The planned end, half as much again, twice as much, then in pieces: the running range always reaches ahead of now. */
function watchArrived(visit: WatchedVisit, facts: WatchFacts): WatchVerdict {
  const { now, pausedUntil } = facts;
  const { arriveAt } = visit;
  const same = { step: visit.watchStep, watchedFrom: arriveAt, arriveAt };
  if (pausedUntil !== null && now < pausedUntil) {
    const finishAt = Math.max(visit.finishAt, pausedUntil + visit.workMinutes * minute);
    return { ...same, acts: finishAt > visit.finishAt ? ['extend'] : [], lookAt: pausedUntil, finishAt };
  }
  const part = (share: number): Instant => arriveAt + Math.round(visit.workMinutes * share) * minute;
  if (now < part(1.5)) return reach({ ...same, acts: [], step: Math.max(visit.watchStep, now >= part(1) ? 1 : 0) }, visit, { now, finishAt: now >= part(1) ? part(1.5) : visit.finishAt, lookAt: now >= part(1) ? part(1.5) : part(1) });
  if (now < part(2)) return reach({ ...same, acts: visit.watchStep < 2 ? ['nudge'] : [], step: 2 }, visit, { now, finishAt: part(2), lookAt: part(2) });
  const finishAt = visit.finishAt > now ? visit.finishAt : now + overtime;
  return reach({ ...same, acts: visit.watchStep < 3 ? ['tell_manager'] : [], step: 3 }, visit, { now, finishAt, lookAt: finishAt });
}

function reach(verdict: Pick<WatchVerdict, 'acts' | 'step' | 'watchedFrom' | 'arriveAt'>, visit: WatchedVisit, ahead: { readonly now: Instant; readonly finishAt: Instant; readonly lookAt: Instant }): WatchVerdict {
  const finishAt = Math.max(visit.finishAt, ahead.finishAt);
  return { ...verdict, acts: finishAt > visit.finishAt ? ['extend', ...verdict.acts] : verdict.acts, finishAt, lookAt: Math.max(ahead.lookAt, ahead.now + 1) };
}

/** What is due for an accepted, travelling or arrived visit. Pure: the same facts give the same answer. */
export function watchVisit(visit: WatchedVisit, facts: WatchFacts): WatchVerdict {
  if (visit.status === 'accepted') return watchAccepted(visit, facts);
  if (visit.status === 'travelling') return watchTravelling(visit, facts);
  return watchArrived(visit, facts);
}
