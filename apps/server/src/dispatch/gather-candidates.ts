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

/** All that the choice needs to know of the experts who could come, or of those named, read in one go. */
export async function gatherCandidates(tx: Tx, request: DispatchRequest, look: { readonly customerId: string; readonly horizonTo: Instant; readonly only?: readonly string[]; readonly limit?: number }): Promise<Candidate[]> {
  const experts = await dispatchCandidates(tx.em, { requiredSkills: request.requiredSkills, place: request.place, now: tx.now, ...look });
  const ids = experts.map((e) => e.expertId);
  const facts = await candidateFacts(tx.em, ids, { ticketId: request.ticketId, customerId: look.customerId });
  return experts.map((expert): Candidate => {
    const mine = facts.get(expert.expertId) ?? nothingYet;
    const { expertId, name, active, away, autoAccept, skills, serviceArea, working, scarceSkills } = expert;
    return {
      expertId, name, active, away, autoAccept, skills, serviceArea, working, scarceSkills,
      location: locate(expert, mine, tx.now),
      plan: mine.live.map((a) => toReservation(a, tx.now)).sort((a, b) => a.from - b.from),
      offersToday: mine.offersToday,
      bookedMinutesToday: mine.bookedMinutesToday,
      ...standingFields(mine.standing),
    };
  });
}
