import { findExpert, heardOf } from '@sysops/db/experts';
import type { ExpertSkill } from '@sysops/domain/experts';
import { DomainError, type Instant, type Interval, type LatLng } from '@sysops/domain/shared';
import type { RequestEm } from '../trpc/context.ts';
import { workingSpans } from './expert-presenter.ts';

/** An expert as the watch over his visits looks at him. */
export type WatchedExpert = {
  readonly name: string;
  readonly active: boolean;
  /** Since when he is away by his own switch or for a visit that he did not start to; null when he is expected at his visits. */
  readonly goneSince: Instant | null;
  readonly skills: readonly ExpertSkill[];
  readonly heardAt: Instant | null;
  readonly position: (LatLng & { readonly at: Instant; readonly accuracyMeters: number }) | null;
  /** Working spans within the range, absences taken out. */
  readonly working: readonly Interval[];
};

/** Throws `not_found`. */
export async function watchedExpert(em: RequestEm, expertId: string, range: Interval): Promise<WatchedExpert> {
  const found = await findExpert(em, expertId);
  if (!found) throw new DomainError('not_found', 'There is no such expert', { expertId });
  const heard = await heardOf(em, [expertId]);
  const { name, active, awayCause, awaySince, skills, position } = found;
  return { name, active, goneSince: awayCause === 'silent' ? null : awaySince, skills, heardAt: heard.get(expertId) ?? null, position, working: workingSpans(found, range) };
}
