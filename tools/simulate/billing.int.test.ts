import { expect, test } from 'vitest';
import { playBilling } from './billing.ts';

test('200 contract periods under faults: exactly one charge for each that is owed, every planted difference found', async () => {
  expect(await playBilling({ periods: 200, seed: 7 })).toBe(true);
}, 600_000);
