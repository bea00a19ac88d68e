import type { JobView } from '@sysops/domain/dispatch';
import { clock, moment } from '../messages/times.ts';
import type { Messages } from '../messages/en.ts';
import type { Language } from '../messages/use-messages.tsx';

/** "1 h 20 min", "45 min". */
export function duration(minutes: number, t: Messages): string {
  const whole = Math.max(0, Math.round(minutes));
  return whole < 60 ? t.minutes(whole) : t.hours(Math.floor(whole / 60), whole % 60);
}

/** The window the customer asked for, in this phone's time zone. */
export function windowWords({ window }: JobView, t: Messages, read: { readonly language: Language; readonly now: number }): string {
  if (window.kind === 'asap') return t.asap;
  return t.day.between(moment(window.from, read.language, read.now), clock(window.to, read.language));
}

/** Street and town of an accepted job, town and ZIP of an offer. */
export function placeWords({ place, area }: JobView): string {
  const town = `${area.city}, ${area.state} ${area.zip}`;
  if (!place) return town;
  const { line1, line2 } = place.address;
  return `${line1}${line2 ? `, ${line2}` : ''}, ${town}`;
}

/** Opens the phone's map with the way there. A rough pin (a ZIP's middle) leads by address instead. */
export function directionsUrl(job: JobView): string {
  const location = job.place?.location;
  const exact = location && location.source !== 'zip';
  const destination = exact ? `${location.lat},${location.lng}` : placeWords(job);
  return `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(destination)}`;
}

/** "(202) 555-0143" for a number of the US, the number itself otherwise. */
export function phoneWords(phone: string): string {
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone);
  return us ? `(${us[1]}) ${us[2]}-${us[3]}` : phone;
}
