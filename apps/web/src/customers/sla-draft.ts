import type { SlaOverride, SlaTarget } from '@sysops/domain/sla';

export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
export type OverridePriority = (typeof priorities)[number];

/** One row as it is typed: minutes until somebody is found, hours until the door and the repair; empty follows the plan. */
export type RowDraft = { readonly assign: string; readonly arrive: string; readonly resolve: string; readonly calendar: SlaTarget['calendar'] };
export type SlaDraft = Readonly<Record<OverridePriority, RowDraft>>;

/** Urgent counts day and night unless told otherwise, as in the plans. */
export const emptySlaDraft: SlaDraft = {
  urgent: { assign: '', arrive: '', resolve: '', calendar: 'always' },
  high: { assign: '', arrive: '', resolve: '', calendar: 'business' },
  normal: { assign: '', arrive: '', resolve: '', calendar: 'business' },
  low: { assign: '', arrive: '', resolve: '', calendar: 'business' },
};

export const clockUnits = { assign: 1, arrive: 60, resolve: 60 } as const;
const longest = 100_000;

/** Whole minutes of a typed number in its unit; undefined when empty, null when it is none. */
export function minutesOf(text: string, unit: number): number | null | undefined {
  if (text.trim() === '') return undefined;
  const minutes = Math.round(Number(text.trim().replace(',', '.')) * unit);
  return Number.isFinite(minutes) && minutes >= 1 && minutes <= longest ? minutes : null;
}

/** What the draft agrees; null when a number is none. Rows that follow the plan are left out. */
export function overrideOf(draft: SlaDraft): SlaOverride | null {
  const override: Partial<Record<OverridePriority, Partial<Record<keyof typeof clockUnits, SlaTarget>>>> = {};
  for (const priority of priorities) {
    for (const kind of ['assign', 'arrive', 'resolve'] as const) {
      const { calendar } = draft[priority];
      const minutes = minutesOf(draft[priority][kind], clockUnits[kind]);
      if (minutes === null) return null;
      if (minutes !== undefined) override[priority] = { ...override[priority], [kind]: { minutes, calendar } };
    }
  }
  return override;
}

/** "45 min", "4 h", "1 h 30 min": always in hours, because a day of business hours is not a day. */
export function hoursText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
