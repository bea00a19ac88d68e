import type { CustomerView, MessageChannel } from '@sysops/domain/customers';
import type { LanguageCode, Place } from '@sysops/domain/shared';
import { readablePhone, toE164 } from './phone.ts';

export type Pin = { readonly lat: number; readonly lng: number };

/** A profile as it is being typed. */
export type ProfileDraft = {
  readonly name: string;
  readonly line1: string;
  readonly line2: string;
  readonly zip: string;
  readonly city: string;
  readonly state: string;
  /** Null until it was moved or taken: then the ZIP code's centre stands. */
  readonly pin: Pin | null;
  readonly pinConfirmed: boolean;
  readonly phone: string;
  readonly channel: MessageChannel;
  readonly language: LanguageCode;
};

export const emptyProfile = (language: LanguageCode): ProfileDraft => ({ name: '', line1: '', line2: '', zip: '', city: '', state: '', pin: null, pinConfirmed: false, phone: '', channel: 'email', language });

export function profileOf({ name, phone, channel, language, place }: CustomerView): ProfileDraft {
  const { line1, line2, zip, city, state } = place.address;
  const pin = place.location ? { lat: place.location.lat, lng: place.location.lng } : null;
  return { name, line1, line2: line2 ?? '', zip, city, state, pin, pinConfirmed: pin !== null, phone: readablePhone(phone), channel, language };
}

export type ProfileFault = 'missing' | 'zip' | 'pin' | 'phone';
export type ProfileFaults = Partial<Record<keyof ProfileDraft, ProfileFault>>;

const blank = (text: string): boolean => text.trim() === '';

export function addressFaults(draft: ProfileDraft): ProfileFaults {
  const zipKnown = /^\d{5}$/.test(draft.zip) && draft.state !== '';
  return {
    ...(blank(draft.line1) ? { line1: 'missing' } : {}),
    ...(zipKnown ? {} : { zip: 'zip' }),
    ...(blank(draft.city) ? { city: 'missing' } : {}),
    ...(zipKnown && !draft.pinConfirmed ? { pinConfirmed: 'pin' } : {}),
  };
}

export const nameFaults = ({ name }: ProfileDraft): ProfileFaults => (blank(name) ? { name: 'missing' } : {});

export const phoneFaults = ({ phone }: ProfileDraft): ProfileFaults => (toE164(phone) === null ? { phone: 'phone' } : {});

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The address with its pin: where the person has put it, else none, and the server takes the ZIP code's centre. */
export function placeOfProfile(draft: ProfileDraft, before?: Place): Place {
  const { line1, line2, city, state, zip, pin } = draft;
  const notes = before?.accessNotes;
  const stored = before?.location;
  const untouched = stored && pin && stored.lat === pin.lat && stored.lng === pin.lng;
  return {
    address: { line1: oneLine(line1), ...(blank(line2) ? {} : { line2: oneLine(line2) }), city: oneLine(city), state, zip },
    location: untouched ? stored : pin ? { ...pin, source: 'pin' } : null,
    ...(notes ? { accessNotes: notes } : {}),
  };
}

/** What is stored of a profile; null while something is wrong. */
export function storedProfile(draft: ProfileDraft, before?: Place) {
  const phone = toE164(draft.phone);
  if (phone === null || Object.keys({ ...nameFaults(draft), ...addressFaults(draft) }).length > 0) return null;
  return { name: oneLine(draft.name), phone, channel: draft.channel, language: draft.language, place: placeOfProfile(draft, before) };
}
