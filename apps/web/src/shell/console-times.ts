import { minute, hour, day, type Instant } from '@sysops/domain/shared';

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat('en-US', options);
const clockFormat = format({ hour: 'numeric', minute: '2-digit' });
const momentFormat = format({ weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
const dateFormat = format({ month: 'short', day: 'numeric', year: 'numeric' });
const dayFormat = format({ weekday: 'short', month: 'short', day: 'numeric' });

/** "9:05 AM" in the reader's own zone. */
export const clock = (at: Instant): string => clockFormat.format(at);

/** "Tue, Nov 24, 9:05 AM"; today only the time. */
export const moment = (at: Instant, now: Instant): string => (new Date(at).toDateString() === new Date(now).toDateString() ? clock(at) : momentFormat.format(at));

export const fullMoment = (at: Instant): string => momentFormat.format(at);

export const calendarDate = (at: Instant): string => dateFormat.format(at);

export const shortDay = (at: Instant): string => dayFormat.format(at);

/** "3 min", "2 h 5 min", "4 d" for a span in milliseconds. */
export function span(ms: number): string {
  const minutes = Math.round(ms / minute);
  if (minutes < 60) return `${minutes} min`;
  if (ms < day) return minutes % 60 === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(ms / hour)} h ${minutes % 60} min`;
  return `${Math.round(ms / day)} d`;
}

export function ago(at: Instant, now: Instant): string {
  return now - at < minute ? 'just now' : `${span(now - at)} ago`;
}

/** "12 min left", "due now" or "8 min late". */
export const dueWords = (dueAt: Instant, now: Instant): string => (Math.abs(dueAt - now) < minute / 2 ? 'due now' : dueAt >= now ? `${span(dueAt - now)} left` : `${span(now - dueAt)} late`);

/** Value of an `<input type="datetime-local">` and back, in the reader's own zone. */
export function toLocalInput(at: Instant): string {
  const d = new Date(at);
  return new Date(at - d.getTimezoneOffset() * minute).toISOString().slice(0, 16);
}

export const fromLocalInput = (text: string): Instant | null => {
  const at = new Date(text).getTime();
  return Number.isFinite(at) ? at : null;
};
