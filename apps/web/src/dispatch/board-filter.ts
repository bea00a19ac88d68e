import type { BoardExpert, ExpertOnMap } from '@sysops/domain/dispatch';
import { listOf, textOf } from '../shell/use-url-state.ts';
import { limitedOffset } from './board-scale.ts';

export const stateKeys = ['free', 'offered', 'en_route', 'on_job', 'break', 'absent', 'away', 'off_shift'] as const satisfies readonly ExpertOnMap['state'][];

/** The board's filter as the address holds it; `day` counts from today. */
export type BoardFilter = { readonly q: string | undefined; readonly skill: string | undefined; readonly state: ExpertOnMap['state'] | undefined; readonly day: number };

export const parseBoardFilter = (search: Readonly<Record<string, unknown>>): BoardFilter => ({
  q: textOf(search['q']),
  skill: textOf(search['skill']),
  state: listOf(search['state'], stateKeys)[0],
  day: limitedOffset(Number(search['day']) || 0),
});

export const matchesFilter = (expert: BoardExpert, { q, skill, state }: BoardFilter): boolean =>
  (!q || expert.name.toLowerCase().includes(q.toLowerCase())) && (!skill || expert.skills.includes(skill)) && (!state || expert.state === state);
