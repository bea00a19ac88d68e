import type { Language } from './use-messages.tsx';

const locales: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

/** "9:05 AM" in this phone's time zone. */
export const clock = (instant: number, language: Language): string => new Intl.DateTimeFormat(locales[language], { hour: 'numeric', minute: '2-digit' }).format(instant);

/** "Tue, Nov 24, 9:05 AM"; today only the time. */
export function moment(instant: number, language: Language, now: number): string {
  const sameDay = new Date(instant).toDateString() === new Date(now).toDateString();
  if (sameDay) return clock(instant, language);
  return new Intl.DateTimeFormat(locales[language], { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }).format(instant);
}

export const longDay = (instant: number, language: Language): string => new Intl.DateTimeFormat(locales[language], { weekday: 'long', month: 'long', day: 'numeric' }).format(instant);

/** "4:09" for what is left of a countdown; never below zero. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Minutes after midnight as a time of day. */
export const timeOfDay = (minute: number, language: Language): string => clock(new Date(2000, 0, 1, 0, minute).getTime(), language);
