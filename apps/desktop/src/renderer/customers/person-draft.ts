import type { CustomerView, MessageChannel, UpdateProfile } from '@sysops/domain/customers';
import type { LanguageCode } from '@sysops/domain/shared';
import { phoneText } from './customer-words.ts';

/** A person as an agent types him while he speaks. */
export type PersonDraft = {
  readonly name: string;
  readonly phone: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly channel: MessageChannel;
  readonly language: LanguageCode;
};

export const newPerson = (phone = ''): PersonDraft => ({ name: '', phone, line1: '', line2: '', city: '', state: '', zip: '', channel: 'email', language: 'en' });

type Known = Pick<CustomerView, 'name' | 'phone' | 'place' | 'channel' | 'language'>;

export function draftOfPerson({ name, phone, place: { address }, channel, language }: Known): PersonDraft {
  return { name, phone: phoneText(phone), line1: address.line1, line2: address.line2 ?? '', city: address.city, state: address.state, zip: address.zip, channel, language };
}

/** What a person in the US says, as E.164; null when it is no phone number. Other countries start with a plus sign. */
export function spokenPhone(typed: string): string | null {
  const digits = typed.replaceAll(/\D/g, '');
  if (typed.trim().startsWith('+')) return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null;
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  return /^[2-9]\d{9}$/.test(national) ? `+1${national}` : null;
}

export type PersonFaults = Partial<Record<'name' | 'phone' | 'line1' | 'city' | 'state' | 'zip', string>>;

export function personFaults({ name, phone, line1, city, state, zip }: PersonDraft): PersonFaults {
  return {
    ...(name.trim() === '' ? { name: 'Ask for the name' } : {}),
    ...(spokenPhone(phone) === null ? { phone: 'Ten digits, or with a plus sign' } : {}),
    ...(line1.trim() === '' ? { line1: 'Ask for the street' } : {}),
    ...(city.trim() === '' ? { city: 'Ask for the city' } : {}),
    ...(/^[A-Z]{2}$/.test(state) ? {} : { state: 'Two letters' }),
    ...(/^\d{5}$/.test(zip) ? {} : { zip: 'Five digits' }),
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

type Stored = Omit<UpdateProfile, 'commandId' | 'customerId' | 'version'>;

/** What the server takes; null while something is wrong. A pin stays with the address it was set for; without one the server takes the ZIP code's centre. */
export function storedPerson(draft: PersonDraft, before?: Known): Stored | null {
  const phone = spokenPhone(draft.phone);
  if (phone === null || Object.keys(personFaults(draft)).length > 0) return null;
  const line2 = oneLine(draft.line2);
  const address = { line1: oneLine(draft.line1), ...(line2 === '' ? {} : { line2 }), city: oneLine(draft.city), state: draft.state, zip: draft.zip };
  const known = before?.place;
  const stays = known !== undefined && JSON.stringify([known.address.line1, known.address.line2 ?? '', known.address.city, known.address.state, known.address.zip]) === JSON.stringify([address.line1, line2, address.city, address.state, address.zip]);
  return { name: oneLine(draft.name), phone, channel: draft.channel, language: draft.language, place: { address: stays ? known.address : address, location: stays ? known.location : null, ...(known?.accessNotes ? { accessNotes: known.accessNotes } : {}) } };
}
