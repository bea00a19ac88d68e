import { listExperts } from '@sysops/db/experts';
import type { Duty } from '@sysops/domain/experts';
import type { Instant, Interval } from '@sysops/domain/shared';
import type { RequestEm } from '../trpc/context.ts';
import { dutyOf, workingSpans } from './expert-presenter.ts';

export type RosterExpert = { readonly expertId: string; readonly name: string; readonly timeZone: string; readonly skills: readonly string[]; readonly away: boolean; readonly duty: Duty; readonly working: readonly Interval[] };

/** Active experts with the time they work within `range`, by name. */
export async function expertRoster(em: RequestEm, { now, range }: { readonly now: Instant; readonly range: Interval }): Promise<RosterExpert[]> {
  const experts = await listExperts(em, { activeOnly: true });
  return experts.map((expert) => {
    const { id, name, timeZone, away } = expert;
    return { expertId: id, name, timeZone, away, skills: expert.skills.map(({ skill }) => skill), duty: dutyOf(expert, now), working: workingSpans(expert, range) };
  });
}
