import type { AssignmentStatus, ExpertState } from '@sysops/domain/dispatch';
import type { Duty } from '@sysops/domain/experts';

const free = { on_shift: 'free', break: 'break', absent: 'absent', off_shift: 'off_shift' } as const satisfies Record<Duty, ExpertState>;

/** What an expert does now: the job he is at, then whether he is there at all, then what he is asked, and his plan last. */
export function expertState(statuses: readonly AssignmentStatus[], { duty, away }: { readonly duty: Duty; readonly away: boolean }): ExpertState {
  if (statuses.includes('arrived')) return 'on_job';
  if (statuses.includes('travelling')) return 'en_route';
  if (duty === 'absent') return 'absent';
  if (away) return 'away';
  if (statuses.includes('offered')) return 'offered';
  return free[duty];
}
