import { describe, expect, test } from 'vitest';
import { draftOfPerson, newPerson, personFaults, spokenPhone, storedPerson } from './person-draft.ts';

const known: Parameters<typeof draftOfPerson>[0] = {
  name: 'Ana Ruiz', phone: '+16145550143', channel: 'sms', language: 'es',
  place: { address: { line1: '12 Elm St', line2: 'Apt 3', city: 'Columbus', state: 'OH', zip: '43215' }, location: { lat: 39.9, lng: -83, source: 'pin' }, accessNotes: 'Gate 7' },
};

test.each([['(614) 555-0143', '+16145550143'], ['1 614 555 0143', '+16145550143'], ['+44 20 7946 0000', '+442079460000'], ['555-0143', null], ['', null], ['014 555 0143', null]])('"%s" said is %s', (typed, phone) => expect(spokenPhone(typed)).toBe(phone));

describe('a profile that an agent changes', () => {
  test('keeps its pin and the way in as long as the address stays', () => {
    expect(storedPerson({ ...draftOfPerson(known), channel: 'email' }, known)).toEqual({ name: 'Ana Ruiz', phone: '+16145550143', channel: 'email', language: 'es', place: known.place });
  });

  test('loses the pin with the address it was set for', () => {
    expect(storedPerson({ ...draftOfPerson(known), line1: '9 Oak  St', line2: '' }, known)?.place).toEqual({ address: { line1: '9 Oak St', city: 'Columbus', state: 'OH', zip: '43215' }, location: null, accessNotes: 'Gate 7' });
  });

  test('is not stored while something is missing', () => {
    expect(storedPerson(newPerson('555'))).toBeNull();
    expect(Object.keys(personFaults(newPerson('555'))).toSorted()).toEqual(['city', 'line1', 'name', 'phone', 'state', 'zip']);
  });
});
