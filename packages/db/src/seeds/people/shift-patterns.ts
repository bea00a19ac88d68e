import type { ShiftSpan } from '@sysops/domain/experts';

const weekdays = [1, 2, 3, 4, 5] as const;
const everyDay = [0, 1, 2, 3, 4, 5, 6] as const;

const hours = (days: readonly number[], from: number, to: number): ShiftSpan[] => days.map((weekday) => ({ weekday, fromMinute: from * 60, toMinute: to * 60 }));

/** Weeks that people really work; an end before its start runs past midnight. */
export const shiftPatterns = {
  early: hours(weekdays, 6, 14),
  day: hours(weekdays, 8, 17),
  late: hours(weekdays, 13, 22),
  nights: hours(weekdays, 22, 6),
  nightsFromSunday: hours([0, 1, 2, 3, 4], 21, 5),
  weekend: hours([0, 6], 8, 20),
  weekendNights: hours([5, 6, 0], 20, 6),
  sixDays: hours([1, 2, 3, 4, 5, 6], 10, 19),
  fourLong: hours([1, 2, 3, 4], 7, 18),
  fromWednesday: hours([3, 4, 5, 6, 0], 9, 18),
  split: [...hours(weekdays, 7, 11), ...hours(weekdays, 16, 20)],
  mornings: hours([1, 3, 5], 9, 13),
  evenings: [...hours([2, 4], 16, 21), ...hours([6], 9, 15)],
  onCall: everyDay.map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 })),
} as const satisfies Record<string, readonly ShiftSpan[]>;

export type ShiftPattern = keyof typeof shiftPatterns;
