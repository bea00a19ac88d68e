import { expect, test } from 'vitest';
import { deviceFaults, emptyDevice, toDeviceFacts } from './device-draft.ts';

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
