import { hour, minute, type Instant } from '../shared/index.ts';
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
  /** When the present pause began. */
  readonly pausedAt: Instant | null;
  /** How long work has been paused before. */
  readonly pausedMs: number;
};

export type WatchFacts = {
  readonly now: Instant;
  /** When the expert's app was heard last. */
  readonly heardAt: Instant | null;
  /** Predicted end of the job that the expert is at, if any. */
  readonly currentJobEndsAt: Instant | null;
  /** Minutes from a fresh position to the door; null without one. */
  readonly minutesToGo: number | null;
  /** Metres from a position that is fresh and sharp to the door; null without one. */
  readonly metresToGo: number | null;
  /** He went away himself, or did not come to a visit: he is not expected at the next ones either. */
  readonly gone: boolean;
  readonly pausedUntil: Instant | null;
};

/** `give_back`: everything that he cannot keep is planned anew together. */
export type WatchAct = 'nudge' | 'nudge_again' | 'call' | 'tell_manager' | 'release' | 'tell_late' | 'extend' | 'give_back';

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

/** On the way and not heard. Nobody is taken off a visit he may be at: a person decides. */
const silentWay: readonly Rung[] = [
  { step: 2, afterMinutes: 15, act: 'call' },
  { step: 3, afterMinutes: 30, act: 'tell_manager' },
];

/** Heard, and by plan or position he should be there: perhaps he forgot to say so. He is asked, then somebody calls. */
const unsaidWay: readonly Rung[] = [
  { step: 1, afterMinutes: 15, act: 'nudge' },
  { step: 2, afterMinutes: 30, act: 'call' },
];

/** Heard, and seen to be still far off: the customer is told, and in the end a person asks what is going on. */
const longWay: readonly Rung[] = [{ step: 2, afterMinutes: 60, act: 'call' }];

/** Seen at the door without having said so. Steps from 20 on mark this ladder; it counts from when he was seen first. */
const seenThere = 20;
const atDoor: readonly Rung[] = [
  { step: 21, afterMinutes: 3, act: 'nudge' },
  { step: 22, afterMinutes: 8, act: 'nudge_again' },
  { step: 23, afterMinutes: 18, act: 'tell_manager' },
];

/** Whether he has been seen at the door, by his own position. */
export const isSeenThere = ({ watchStep }: Pick<WatchedVisit, 'watchStep'>): boolean => watchStep >= seenThere;

/** Whether the expert has been asked to say that he has arrived. */
export const isAskedToArrive = ({ status, watchStep }: Pick<WatchedVisit, 'status' | 'watchStep'>): boolean => status === 'travelling' && (watchStep === 1 || watchStep > seenThere);

/** A position this near is at the place; once there he is until he is clearly gone again, because positions jump. */
export const thereWithinMetres = 250;
const goneBeyondMetres = 600;

/** So few minutes away, the plan may say "at the door": pins are not always on the house. */
const nearlyThereMinutes = 10;

/** Somebody who is gone is not expected back sooner: what he would have to leave for before that is given back. */
export const goneFor = 12 * hour;

/** Whether a visit that has not begun is lost because its expert is gone. */
export const isLostTo = (visit: Pick<WatchedVisit, 'departAt'>, now: Instant): boolean => visit.departAt < now + goneFor;

const deadAfter = 15 * minute;
const lateSlip = 10 * minute;
const lateEvery = 15 * minute;
const lookEvery = minute;
/** Work beyond twice its time is planned on in pieces of this length. */
const overtime = 30 * minute;

/** A phone that has not been heard for so long is dead, off, or without a signal. */
export const isSilent = (heardAt: Instant | null, now: Instant): boolean => heardAt === null || now - heardAt >= deadAfter;

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
  if (facts.gone && isLostTo(visit, now)) return { acts: ['give_back'], step: visit.watchStep, watchedFrom: visit.watchedFrom, lookAt: now + lookEvery, arriveAt, finishAt };
  if (now < start) return { acts: [], step: 0, watchedFrom: null, lookAt: isLostTo(visit, now) ? start : visit.departAt - goneFor + 1, arriveAt, finishAt };
  const dead = visit.watchStep > 10 || (visit.watchStep < 2 && (heardAt === null || heardAt < start - deadAfter));
  const climbed = climb(dead ? silentLadder : heardLadder, { from: start, step: visit.watchStep, now });
  const late = isLateNews(visit, arriveAt, now) && !climbed.acts.includes('release');
  return { acts: late ? [...climbed.acts, 'tell_late'] : climbed.acts, step: climbed.step, watchedFrom: climbed.from, lookAt: climbed.lookAt, arriveAt, finishAt };
}

function watchTravelling(visit: WatchedVisit, facts: WatchFacts): WatchVerdict {
  const seen = isSeenThere(visit);
  const { metresToGo } = facts;
  if (metresToGo === null ? seen : metresToGo <= (seen ? goneBeyondMetres : thereWithinMetres)) return watchAtDoor(visit, facts);
  if (!seen) return watchUnderWay(visit, facts);
  // He drove on: what he was asked at the door counts as asked, and a person who was told as called.
  return watchUnderWay({ ...visit, watchStep: visit.watchStep === atDoor.at(-1)?.step ? 2 : 0, watchedFrom: null }, facts);
}

/** At the place: the customer hears no more of delays, and the time for the work counts from when he was seen. */
function watchAtDoor(visit: WatchedVisit, { now }: WatchFacts): WatchVerdict {
  const { arriveAt, watchStep } = visit;
  const from = isSeenThere(visit) ? (visit.watchedFrom ?? now) : now;
  const climbed = climb(atDoor, { from, step: Math.max(watchStep, seenThere), now });
  const same = { acts: climbed.acts, step: climbed.step, watchedFrom: climbed.from, arriveAt };
  return reach(same, visit, { now, finishAt: visit.finishAt > now ? from + visit.workMinutes * minute : now + overtime, lookAt: now + lookEvery });
}

function watchUnderWay(visit: WatchedVisit, facts: WatchFacts): WatchVerdict {
  const { now, heardAt, minutesToGo } = facts;
  const overdue = now >= visit.arriveAt + lateSlip;
  const arriveAt = minutesToGo === null ? (overdue ? now + lateSlip : visit.arriveAt) : Math.max(now + minutesToGo * minute, visit.arriveAt);
  const finishAt = arriveAt + visit.workMinutes * minute;
  const ladder = isSilent(heardAt, now) ? silentWay : minutesToGo === null || minutesToGo <= nearlyThereMinutes ? unsaidWay : longWay;
  const climbed = climb(ladder, { from: visit.watchedFrom ?? visit.arriveAt, step: visit.watchStep, now });
  // Without a position a later arrival is a guess: the customer hears it once, and then what a person found out.
  const guessed = minutesToGo === null && visit.lateToldAt !== null && visit.lateToldAt >= visit.departAt;
  const more: WatchAct[] = guessed ? (finishAt - visit.finishAt >= lateEvery ? ['extend'] : []) : isLateNews(visit, arriveAt, now) ? ['tell_late'] : [];
  return { acts: [...climbed.acts, ...more], step: climbed.step, watchedFrom: climbed.from, lookAt: now + lookEvery, arriveAt, finishAt };
}

/** The moment that work counts from: the arrival, moved on by the pauses. One that should have ended counts as work again. */
function workedFrom(visit: Pick<WatchedVisit, 'arriveAt' | 'pausedAt' | 'pausedMs'>, { now, pausedUntil }: Pick<WatchFacts, 'now' | 'pausedUntil'>): Instant {
  const running = visit.pausedAt === null || pausedUntil === null ? 0 : Math.max(0, Math.min(now, pausedUntil) - visit.pausedAt);
  return visit.arriveAt + visit.pausedMs + running;
}

/** The planned end, half as much again, twice as much, then in pieces: the running range always reaches ahead of now. Pauses do not count. */
function watchArrived(visit: WatchedVisit, facts: WatchFacts): WatchVerdict {
  const { now, pausedUntil } = facts;
  const { arriveAt } = visit;
  const same = { step: visit.watchStep, watchedFrom: arriveAt, arriveAt };
  const resting = pausedUntil !== null && now < pausedUntil;
  const from = workedFrom(visit, resting ? { now: pausedUntil, pausedUntil } : facts);
  const part = (share: number): Instant => from + Math.round(visit.workMinutes * share) * minute;
  if (resting) {
    const ahead = [1, 1.5, 2].map(part).find((end) => end > pausedUntil) ?? pausedUntil + overtime;
    const finishAt = Math.max(visit.finishAt, ahead);
    return { ...same, acts: finishAt > visit.finishAt ? ['extend'] : [], lookAt: pausedUntil, finishAt };
  }
  if (now < part(1)) return reach({ ...same, acts: [] }, visit, { now, finishAt: part(1), lookAt: part(1) });
  if (now < part(1.5)) return reach({ ...same, acts: [], step: Math.max(visit.watchStep, 1) }, visit, { now, finishAt: part(1.5), lookAt: part(1.5) });
  if (now < part(2)) return reach({ ...same, acts: visit.watchStep < 2 ? ['nudge'] : [], step: Math.max(visit.watchStep, 2) }, visit, { now, finishAt: part(2), lookAt: part(2) });
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
