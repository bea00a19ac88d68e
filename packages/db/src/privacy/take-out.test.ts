import { describe, expect, test } from 'vitest';
import { withoutPlaces } from './blur-places.ts';
import { ticketEvent } from './json-erasers.ts';
import { takeOutOf } from './whose.ts';

describe('out of a text that stays', () => {
  const takeOut = takeOutOf({ addresses: ['ada.tone@mail.example', '+12125550143'], traces: ['Ada Tone', '12 Main St', 'Tone'] });

  test.each([
    ['Call Ada Tone at +12125550143.', 'Call erased at erased.'],
    ['write to ADA.TONE@MAIL.EXAMPLE', 'write to erased'],
    ['12  Main\nSt, second door', 'erased, second door'],
    ['the tonearm of a Tone', 'the tonearm of a erased'],
    ['12 Main Street', '12 Main Street'],
    ['+121255501434', '+121255501434'],
  ])('"%s" becomes "%s"', (text, left) => {
    expect(takeOut(text)).toBe(left);
  });
});

describe('out of a ticket’s history', () => {
  const erase = (event: object): unknown => ticketEvent(event, {}, (text) => text);

  test('the reasons of people go and those of the system stay; an empty one stays empty', () => {
    expect(erase({ type: 'TicketCancelled', by: { role: 'customer', name: 'Ada' }, reason: 'no' })).toEqual({ type: 'TicketCancelled', by: { role: 'customer', name: 'erased' }, reason: 'erased' });
    expect(erase({ by: { role: 'manager', name: 'Max' }, reason: 'She rang' })).toEqual({ by: { role: 'manager', name: 'Max' }, reason: 'erased' });
    expect(erase({ by: { role: 'system', name: 'System' }, reason: 'no answer' })).toEqual({ by: { role: 'system', name: 'System' }, reason: 'no answer' });
    expect(erase({ by: { role: 'customer', name: '' }, reason: '' })).toEqual({ by: { role: 'customer', name: '' }, reason: '' });
  });

  test('the order of keys and whatever is not judged stay as they are', () => {
    const facts = { id: 'problem', cover: { reason: 'active' }, device: { deviceId: null, category: 'stereo', label: 'stereo' }, problem: { code: 'stereo', title: 'stereo', description: 'stereo' } };
    expect(JSON.stringify(erase({ facts }))).toBe(JSON.stringify({ facts: { ...facts, device: { ...facts.device, label: 'erased' }, problem: { ...facts.problem, description: 'erased' } } }));
  });
});

test('a place is blurred wherever it stands, and only that place', () => {
  const home = { lat: 40.75391, lng: -73.98147 };
  const decision = { place: { ...home, zip: '14788' }, plan: [{ place: { lat: 40.753910000001, lng: -73.98147 } }, { place: { lat: 40.7, lng: -73.9 } }] };
  expect(withoutPlaces(decision, [home])).toEqual({ place: { lat: 41, lng: -74, zip: '00000' }, plan: [{ place: { lat: 41, lng: -74 } }, { place: { lat: 40.7, lng: -73.9 } }] });
});
