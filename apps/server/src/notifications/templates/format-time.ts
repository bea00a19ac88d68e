import type { Instant, LanguageCode } from '@sysops/domain/shared';

const locales = { en: 'en-US', es: 'es-US' } as const;

/** "Tue, Nov 24, 2:30 PM MST": always with the zone, because a state may have two. */
export const dayAndTime = (at: Instant, timeZone: string, language: LanguageCode): string =>
  new Intl.DateTimeFormat(locales[language], { timeZone, weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }).format(at);

/** "2:30 PM MST" */
export const clockTime = (at: Instant, timeZone: string, language: LanguageCode): string =>
  new Intl.DateTimeFormat(locales[language], { timeZone, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }).format(at);

/** "Tue, Nov 24" */
export const dayOnly = (at: Instant, timeZone: string, language: LanguageCode): string =>
  new Intl.DateTimeFormat(locales[language], { timeZone, weekday: 'short', month: 'short', day: 'numeric' }).format(at);

/** "$89.00" */
export const moneyOf = (cents: number, language: LanguageCode): string => new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'USD' }).format(cents / 100);
