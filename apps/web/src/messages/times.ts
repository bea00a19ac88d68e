import type { Instant } from '@sysops/domain/shared';
import type { Language } from './use-messages.tsx';

const locales: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

/** How instants are said: in whose language and in which IANA zone; without a zone, the reader's own. */
export type Saying = { readonly language: Language; readonly timeZone?: string | undefined };

const format = (at: Instant, { language, timeZone }: Saying, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locales[language], { ...options, ...(timeZone ? { timeZone } : {}) }).format(at);

/** "9:05 AM" */
export const clock = (at: Instant, saying: Saying): string => format(at, saying, { hour: 'numeric', minute: '2-digit' });

/** "Tuesday, November 24" */
export const longDay = (at: Instant, saying: Saying): string => format(at, saying, { weekday: 'long', month: 'long', day: 'numeric' });

/** "Nov 24, 2026" */
export const calendarDate = (at: Instant, saying: Saying): string => format(at, saying, { year: 'numeric', month: 'short', day: 'numeric' });

/** "9:05 AM" today, else "Tue, Nov 24, 9:05 AM". */
export function moment(at: Instant, now: Instant, saying: Saying): string {
  if (longDay(at, saying) === longDay(now, saying)) return clock(at, saying);
  return format(at, saying, { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
}

/** "Tue, Nov 24, 8:00 AM – 12:00 PM" */
export function range(from: Instant, to: Instant, { language, timeZone }: Saying): string {
  const options: Intl.DateTimeFormatOptions = { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', ...(timeZone ? { timeZone } : {}) };
  return new Intl.DateTimeFormat(locales[language], options).formatRange(from, to);
}
