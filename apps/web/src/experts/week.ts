import type { ShiftSpan } from '@sysops/domain/experts';

/** Monday first, as people read a week. */
export const weekOrder = [1, 2, 3, 4, 5, 6, 0] as const;

export const minutesOf = (span: ShiftSpan): number => (span.toMinute <= span.fromMinute ? span.toMinute + 1440 - span.fromMinute : span.toMinute - span.fromMinute);

export const shiftsOf = (shifts: readonly ShiftSpan[], weekday: number): ShiftSpan[] => shifts.filter((span) => span.weekday === weekday).toSorted((a, b) => a.fromMinute - b.fromMinute);

/** Hours of a week, for example "42.5". */
export const weekHours = (shifts: readonly ShiftSpan[]): string => String(Math.round((shifts.reduce((sum, span) => sum + minutesOf(span), 0) / 60) * 10) / 10);

/** Whether two shifts that begin on this day overlap. */
export function overlapOn(shifts: readonly ShiftSpan[], weekday: number): boolean {
  const day = shiftsOf(shifts, weekday);
  return day.some((span, index) => {
    const next = day[index + 1];
    return next !== undefined && span.fromMinute + minutesOf(span) > next.fromMinute;
  });
}

/** Value of an `<input type="time">` and back. Midnight at the end of a day is 1440 and shown as 00:00. */
export const toTime = (minute: number): string => `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export function fromTime(text: string): number | null {
  const [hours, minutes] = text.split(':').map(Number);
  return hours === undefined || minutes === undefined || !Number.isInteger(hours) || !Number.isInteger(minutes) ? null : hours * 60 + minutes;
}

/** An end at midnight is the end of that day, not its start. */
export const endMinute = (minute: number): number => (minute === 0 ? 1440 : minute);

/** The next shift to add on a day: after the last one, or office hours. */
export function nextShift(shifts: readonly ShiftSpan[], weekday: number): ShiftSpan {
  const last = shiftsOf(shifts, weekday).at(-1);
  const from = last && last.toMinute > last.fromMinute && last.toMinute <= 1320 ? last.toMinute + 60 : 480;
  return { weekday, fromMinute: from, toMinute: Math.min(1440, from + (last ? 120 : 540)) };
}

/** Monday's shifts on Tuesday to Friday too. */
export function copyMonday(shifts: readonly ShiftSpan[]): ShiftSpan[] {
  const monday = shiftsOf(shifts, 1);
  return [...shifts.filter(({ weekday }) => weekday === 0 || weekday === 6), ...[1, 2, 3, 4, 5].flatMap((weekday) => monday.map((span) => ({ ...span, weekday })))];
}
