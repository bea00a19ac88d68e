import type { Tx } from '@sysops/db/connection';
import { daysOfExperts, liveOfExperts, refusedExperts, type ExpertDay, type StoredAssignment } from '@sysops/db/dispatch';
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
function locate(expert: ExpertForDispatch, live: readonly StoredAssignment[], at: { readonly day: ExpertDay | undefined; readonly now: Instant }): KnownLocation {
  const { position } = expert;
  if (position && at.now - position.at <= freshFix) return { lat: position.lat, lng: position.lng, source: 'fix', at: position.at };
  const current = live.find((a) => a.status === 'arrived');
  if (current) return { ...current.place, source: 'current_job', at: current.arriveAt };
  const last = at.day?.lastJob;
  if (last) return { lat: last.lat, lng: last.lng, source: 'last_job', at: last.at };
  return { ...expert.home, source: 'home', at: null };
}

/** All that the choice needs to know of the experts who could come, or of those named, read in one go. */
export async function gatherCandidates(tx: Tx, request: DispatchRequest, look: { readonly horizonTo: Instant; readonly only?: readonly string[]; readonly limit?: number }): Promise<Candidate[]> {
  const experts = await dispatchCandidates(tx.em, { requiredSkills: request.requiredSkills, place: request.place, now: tx.now, ...look });
  const ids = experts.map((e) => e.expertId);
  const live = Map.groupBy(await liveOfExperts(tx.em, ids), (a) => a.expertId);
  const days = await daysOfExperts(tx.em, ids);
  const refused = await refusedExperts(tx.em, request.ticketId);
  return experts.map((expert): Candidate => {
    const mine = live.get(expert.expertId) ?? [];
    const day = days.get(expert.expertId);
    const { expertId, name, active, away, autoAccept, skills, serviceArea, working, scarceSkills } = expert;
    return {
      expertId, name, active, away, autoAccept, skills, serviceArea, working, scarceSkills,
      location: locate(expert, mine, { day, now: tx.now }),
      plan: mine.map((a) => toReservation(a, tx.now)).sort((a, b) => a.from - b.from),
      offersToday: day?.offersToday ?? 0,
      bookedMinutesToday: day?.bookedMinutesToday ?? 0,
      refusedThis: refused.has(expertId),
    };
  });
}
