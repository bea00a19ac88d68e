import type { ListExperts } from '@sysops/domain/experts';
import { flagOf, textOf } from '../shell/use-url-state.ts';

/** The list's filter as the address holds it. */
export type ExpertsFilter = { readonly q: string | undefined; readonly skill: string | undefined; readonly active: boolean };

export const parseExpertsFilter = (search: Readonly<Record<string, unknown>>): ExpertsFilter => ({ q: textOf(search['q']), skill: textOf(search['skill']), active: flagOf(search['active']) });

export const toExpertsInput = ({ q, skill, active }: ExpertsFilter): ListExperts => ({ activeOnly: active, ...(q ? { search: q } : {}), ...(skill ? { skill } : {}) });
