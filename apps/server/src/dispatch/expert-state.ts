import type { AssignmentStatus, ExpertOnMap } from '@sysops/domain/dispatch';

/** What an expert does now, by his live jobs first and his shift last. */
export function expertState(statuses: readonly AssignmentStatus[], { onShift, away }: { readonly onShift: boolean; readonly away: boolean }): ExpertOnMap['state'] {
  if (statuses.includes('arrived')) return 'on_job';
  if (statuses.includes('travelling')) return 'en_route';
  if (statuses.includes('offered')) return 'offered';
  if (away) return 'away';
  return onShift ? 'free' : 'off_shift';
}
