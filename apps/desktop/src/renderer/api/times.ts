const locale = 'en-US';

const clockFormat = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat(locale, { weekday: 'short', month: 'short', day: 'numeric' });
const dateFormat = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', year: 'numeric' });

/** "9:05 AM" on this computer's clock. */
export const clock = (at: number): string => clockFormat.format(at);

/** "Tue, Nov 24". */
export const dayOf = (at: number): string => dayFormat.format(at);

/** "Nov 24, 2026". */
export const dateOf = (at: number): string => dateFormat.format(at);

/** Today only the time, otherwise the day too. */
export const moment = (at: number, now: number): string => (new Date(at).toDateString() === new Date(now).toDateString() ? clock(at) : `${dayOf(at)}, ${clock(at)}`);

const minuteMs = 60_000;

/** "45 min", "3 h 20 min", "2 days". */
export function span(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / minuteMs));
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.round(minutes / 1440)} days`;
}

/** "in 12 min" or "8 min late". */
export const until = (at: number, now: number): string => (at >= now ? `in ${span(at - now)}` : `${span(now - at)} late`);

/** "Nov 24, 2026" where a plan is reckoned. */
export const dateIn = (at: number, timeZone: string): string => new Intl.DateTimeFormat(locale, { timeZone, month: 'short', day: 'numeric', year: 'numeric' }).format(at);
