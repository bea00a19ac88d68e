import type { Instant, LanguageCode, LatLng } from '../shared/index.ts';
import type { Duty } from './duty.ts';
import type { ExpertSkill, ShiftSpan } from './expert-commands.ts';
import type { ServiceArea } from './service-area.ts';

export type ExpertListItem = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly languages: readonly LanguageCode[];
  readonly timeZone: string;
  readonly active: boolean;
  readonly away: boolean;
  readonly onShift: boolean;
  readonly duty: Duty;
  readonly skills: readonly ExpertSkill[];
  readonly home: LatLng;
  readonly position: (LatLng & { readonly at: Instant }) | null;
  readonly serviceArea: ServiceArea;
};

export type AbsenceView = { readonly id: string; readonly from: Instant; readonly to: Instant; readonly reason: string };

export type ExpertView = ExpertListItem & {
  readonly autoAccept: boolean;
  /** How many jobs ahead he sees; null: the whole list. */
  readonly jobsShown: number | null;
  readonly shifts: readonly ShiftSpan[];
  readonly absences: readonly AbsenceView[];
  readonly version: number;
};

export type SkillView = { readonly code: string; readonly name: string; readonly holders: number };

export type ExpertVersionView = { readonly expertId: string; readonly version: number };
