import type { Tx } from '@sysops/db/connection';
import { candidateFacts, type CandidateFacts, type Standing, type StoredAssignment } from '@sysops/db/dispatch';
import type { Candidate, DispatchRequest, KnownLocation, Reservation } from '@sysops/domain/dispatch';
import { minute, type Instant } from '@sysops/domain/shared';
import { dispatchCandidates, type ExpertForDispatch } from '../experts/index.ts';

/** Older fixes say where somebody was, not where he is. Source: the product's dispatch section. */
export const freshFix = 20 * minute;

/** A job that should have ended goes on: it is predicted to need this much longer. */
const overrunStep = 15 * minute;

export const predictedEnd = (a: StoredAssignment, now: Instant): Instant => ((a.status === 'arrived' || a.status === 'travelling') && a.finishAt <= now ? now + overrunStep : a.finishAt);

const toReservation = (a: StoredAssignment, now: Instant): Reservation => ({ assignmentId: a.id, from: a.departAt, arriveAt: a.arriveAt, to: predictedEnd(a, now), place: a.place, ...(a.status === 'accepted' && a.latestArrival !== null && a.departAt > now ? { latestArrival: a.latestArrival } : {}) });

/** Last fix, else the place of the job he is at, else his last job's, else home. */
function locate(expert: ExpertForDispatch, { live, lastJob: last }: CandidateFacts, now: Instant): KnownLocation {
  const { position } = expert;
  if (position && now - position.at <= freshFix) return { lat: position.lat, lng: position.lng, source: 'fix', at: position.at };
  const current = live.find((a) => a.status === 'arrived');
  if (current) return { ...current.place, source: 'current_job', at: current.arriveAt };
  if (last) return { lat: last.lat, lng: last.lng, source: 'last_job', at: last.at };
  return { ...expert.home, source: 'home', at: null };
}

/** As the choice looks at it; without a wish nothing is said. */
export const standingFields = (standing: Standing | undefined): Pick<Candidate, 'refusedThis' | 'customerWish'> => ({ refusedThis: standing?.refused ?? false, ...(standing?.wish ? { customerWish: standing.wish } : {}) });

const nothingYet: CandidateFacts = { live: [], offersToday: 0, bookedMinutesToday: 0, lastJob: null, standing: { refused: false, wish: null } };

/** Whom one decision looks at, and until when their shifts matter. */
export type Look = { readonly request: DispatchRequest; readonly customerId: string; readonly horizonTo: Instant; readonly only?: readonly string[]; readonly also?: readonly string[]; readonly limit?: number };

function toCandidate(expert: ExpertForDispatch, mine: CandidateFacts, now: Instant): Candidate {
  const { expertId, name, active, away, autoAccept, skills, serviceArea, working, scarceSkills } = expert;
  return {
    expertId, name, active, away, autoAccept, skills, serviceArea, working, scarceSkills,
    location: locate(expert, mine, now),
    plan: mine.live.map((a) => toReservation(a, now)).sort((a, b) => a.from - b.from),
    offersToday: mine.offersToday,
    bookedMinutesToday: mine.bookedMinutesToday,
    ...standingFields(mine.standing),
  };
}

/** For each look all that the choice needs to know of the experts who could come, or of those named; read in one go however many the looks are. */
export async function gatherCandidates(tx: Tx, looks: readonly Look[]): Promise<Candidate[][]> {
  const experts = await dispatchCandidates(tx.em, looks.map(({ request, ...look }) => ({ requiredSkills: request.requiredSkills, place: request.place, now: tx.now, ...look })));
  const facts = await candidateFacts(tx.em, looks.map(({ request, customerId }, n) => ({ ticketId: request.ticketId, customerId, expertIds: (experts[n] ?? []).map((e) => e.expertId) })));
  return looks.map((_, n) => (experts[n] ?? []).map((expert) => toCandidate(expert, facts[n]?.get(expert.expertId) ?? nothingYet, tx.now)));
}
