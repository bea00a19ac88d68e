import type { DeviceView } from '@sysops/domain/billing';
import type { CustomerView } from '@sysops/domain/customers';
import { describe, expect, test } from 'vitest';
import { freshDraft, otherDevice, otherProblem, type Draft } from './draft.ts';
import { makeCommand } from './make-command.ts';

const customer: CustomerView = {
  id: '01890000-0000-7000-8000-000000000001', name: 'Joe Doe', email: 'joe@example.org', phone: '+12025550143', channel: 'sms', language: 'en', smsOptedOut: false, emailProved: true, phoneProved: true, version: 1,
  place: { address: { line1: '1 Main St', city: 'Chicago', state: 'IL', zip: '60601' }, location: { lat: 41.88, lng: -87.62, source: 'pin' } },
};
const tv: DeviceView = { id: '01890000-0000-7000-8000-000000000002', category: 'tv', brand: 'Lumen', model: 'X', label: 'Lumen X', serial: null, purchasedAt: null };
const make = (part: Partial<Draft>) => makeCommand({ ...freshDraft(), ...part }, { customer, devices: [tv] });
const whole: Partial<Draft> = { problemCode: 'tv-no-picture', description: ' dark screen ', deviceId: tv.id };

describe('what a draft stands for', () => {
  test('an empty one says what is missing, in the order of the screen', () => {
    expect(make({})).toEqual({ missing: ['problem', 'description', 'device'], command: null });
  });

  test('a whole one is the command, with the caller, his device and his own pinned place', () => {
    const draft = { ...freshDraft(), ...whole };
    expect(makeCommand(draft, { customer, devices: [tv] }).command).toEqual({
      ticketId: draft.ticketId, customerId: customer.id, problemCode: 'tv-no-picture', description: 'dark screen', window: { kind: 'asap' }, place: customer.place,
      device: { deviceId: tv.id, category: 'tv', label: 'Lumen X' },
    });
  });

  test('the same draft is the same ticket however often it is saved', () => {
    const draft = { ...freshDraft(), ...whole };
    const ids = [1, 2, 3].map(() => makeCommand(draft, { customer, devices: [tv] }).command?.ticketId);
    expect(new Set(ids).size).toBe(1);
  });

  test('another address has no pin and keeps how to get in', () => {
    const address = { line1: '9 Oak Ave', line2: '', city: 'Evanston', state: 'IL', zip: '60201' };
    expect(make({ ...whole, address, accessNotes: 'gate 12' }).command?.place).toEqual({ address: { line1: '9 Oak Ave', city: 'Evanston', state: 'IL', zip: '60201' }, location: null, accessNotes: 'gate 12' });
  });

  test.each([{ state: 'Illinois' }, { zip: '6020' }, { line1: '' }])('an address with %j is missing', (wrong) => {
    const address = { line1: '9 Oak Ave', line2: '', city: 'Evanston', state: 'IL', zip: '60201', ...wrong };
    expect(make({ ...whole, address })).toEqual({ missing: ['address'], command: null });
  });

  test('another device needs its kind and its name', () => {
    expect(make({ ...whole, deviceId: otherDevice, deviceCategory: 'stereo' }).missing).toEqual(['device']);
    expect(make({ ...whole, deviceId: otherDevice, deviceCategory: 'stereo', deviceLabel: 'Old amp' }).command?.device).toEqual({ deviceId: null, category: 'stereo', label: 'Old amp' });
  });

  test('a device of somebody else is no device', () => {
    expect(make({ ...whole, deviceId: '01890000-0000-7000-8000-000000000009' }).missing).toEqual(['device']);
  });

  test('"something else" has no problem code, and a window keeps its two instants', () => {
    expect(make({ ...whole, problemCode: otherProblem, when: '1000-2000' }).command).toMatchObject({ problemCode: null, window: { kind: 'window', from: 1000, to: 2000 } });
  });

  test('words that the server cannot store are sent back to the words', () => {
    expect(make({ ...whole, description: `a${String.fromCharCode(0)}b` })).toEqual({ missing: ['description'], command: null });
  });
});
