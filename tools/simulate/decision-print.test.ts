import { chooseExpert } from '@sysops/domain/dispatch';
import { expect, test } from 'vitest';
import { printOfVersion1, printOfVersion2 } from './decision-print.ts';

test('2,000 decisions by version 1 of the policies replay as they were first made, to the last character', () => {
  // The fingerprint was taken from the code as it was before version 2.
  expect(printOfVersion1(chooseExpert, 2000)).toBe('ea9d752f');
  expect(printOfVersion1((request, experts, choice) => chooseExpert(request, experts, { ...choice, wanted: 2 }), 2000)).not.toBe('ea9d752f');
}, 120_000);

test('2,000 decisions by version 2 replay as they were first made, to the last character', () => {
  // The fingerprint was taken from the code as it was before version 3.
  expect(printOfVersion2(chooseExpert, 2000)).toBe('0e8c397d');
  const asVersion3: typeof chooseExpert = (request, experts, choice) => chooseExpert(request, experts, { ...choice, policy: { ...choice.policy, followUp: { withinMinutes: 1440 } } });
  expect(printOfVersion2(asVersion3, 2000)).not.toBe('0e8c397d');
}, 120_000);
