import type { Tx } from '@sysops/db/connection';
import { findCandidates, lockExpertRow, writeAway, type CandidateExpert } from '@sysops/db/experts';
import { recordFact } from '@sysops/db/outbox';
import type { AwayCause, ExpertSkill, ServiceArea } from '@sysops/domain/experts';
import { DomainError, type Instant, type Interval, type LatLng } from '@sysops/domain/shared';
import type { RequiredSkill } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { topics } from '../outbox/facts.ts';
import type { RequestEm } from '../trpc/context.ts';
import { workingSpans } from './expert-presenter.ts';

/** An expert as the choice looks at him, before his reservations. */
export type ExpertForDispatch = {
  readonly expertId: string;
  readonly name: string;
  readonly active: boolean;
  readonly away: boolean;
  readonly autoAccept: boolean;
  readonly skills: readonly ExpertSkill[];
  readonly serviceArea: ServiceArea;
  /** Working spans from now to the horizon, absences taken out. */
  readonly working: readonly Interval[];
  /** Skills that nobody else on call holds. */
  readonly scarceSkills: readonly string[];
  readonly home: LatLng;
  readonly position: (LatLng & { readonly at: Instant }) | null;
};

export type CandidateQuery = { readonly requiredSkills: readonly RequiredSkill[]; readonly place: LatLng; readonly now: Instant; readonly horizonTo: Instant; readonly only?: readonly string[] | undefined; readonly also?: readonly string[] | undefined; readonly limit?: number | undefined };

/** How many able experts one decision looks at, nearest first. */
const usualLimit = 32;

const lookedAt = (query: CandidateQuery, { id, name, active, away, autoAccept, skills, serviceArea, home, position, scarceSkills, ...hours }: CandidateExpert): ExpertForDispatch => ({
  expertId: id, name, active, away, autoAccept, skills, serviceArea, home, position, scarceSkills, working: workingSpans(hours, { from: query.now, to: Math.max(query.horizonTo, query.now + 1) }),
});

/** For each query the nearest experts who hold the skills, and a few who hold some, or those named; the hard rules judge them afterwards, with reasons. */
export async function dispatchCandidates(em: RequestEm, queries: readonly CandidateQuery[]): Promise<ExpertForDispatch[][]> {
  const found = await findCandidates(em, queries.map(({ only, also, requiredSkills, place, limit }) => (only ? { ids: only } : { skills: requiredSkills, near: place, limit: limit ?? usualLimit, also: also ?? [] })));
  return queries.map((query, n) => (found[n] ?? []).map((expert) => lookedAt(query, expert)));
}

/** Whoever moves an expert's reservations holds his row. Throws `not_found`. */
export async function lockExpert(tx: Tx, expertId: string): Promise<void> {
  if (!(await lockExpertRow(tx, expertId))) throw new DomainError('not_found', 'There is no such expert', { expertId });
}

/** Two offers in a row without an answer, or a visit that he did not start to: he is asked no more until he says that he is back. */
export async function setAwayByDispatch(tx: Tx, expertId: string, cause: Exclude<AwayCause, 'own'>): Promise<void> {
  if (await writeAway(tx, expertId, cause)) recordFact(tx, { id: v7(), type: 'ExpertSetAway', topics: [topics.expert(expertId), topics.staff], ticketId: null, payload: { expertId, cause } });
}
