import { expect, test } from 'vitest';
import { deviceFaults, draftOfDevice, emptyDevice, toDeviceFacts } from './device-draft.ts';

test('a plan for one kind of device has chosen it already; brand and model are asked for', () => {
  const draft = emptyDevice(['tv']);
  expect(draft.category).toBe('tv');
  expect(deviceFaults(draft)).toEqual({ brand: 'missing', model: 'missing' });
  expect(toDeviceFacts(draft)).toBeNull();
  expect(toDeviceFacts({ ...draft, brand: ' Pen  ultimate ', model: 'Vista 55' })).toEqual({ deviceId: draft.deviceId, category: 'tv', brand: 'Pen ultimate', model: 'Vista 55' });
});

test('a plan for several asks which', () => {
  expect(deviceFaults({ ...emptyDevice(['tv', 'stereo']), brand: 'a', model: 'b' })).toEqual({ category: 'missing' });
});

test('a day of purchase is optional, is sent as its midnight, and must have been', () => {
  const draft = { ...emptyDevice(['tv']), brand: 'a', model: 'b' };
  expect(toDeviceFacts({ ...draft, bought: '2026-11-02' })?.purchasedAt).toBe(Date.UTC(2026, 10, 2));
  expect(deviceFaults({ ...draft, bought: '2999-01-01' })).toEqual({ bought: 'ahead' });
  expect(draftOfDevice({ id: 'd', category: 'tv', brand: 'a', model: 'b', label: 'a b', serial: null, purchasedAt: Date.UTC(2026, 10, 2, 15) })).toMatchObject({ serial: '', bought: '2026-11-02' });
});
