import { defaultBillingPolicy } from '@sysops/domain/billing';
import { describe, expect, test } from 'vitest';
import { draftOf, policyOf, stepsOf } from './policy-draft.ts';

describe('the fields of the timetable', () => {
  test('say what they were filled with', () => {
    expect(draftOf(defaultBillingPolicy)).toMatchObject({ chargeAtMinute: '09:00', retryDays: '1, 3, 5, 8, 11, 14', refundSecondApprovalCents: '100.00' });
    expect(policyOf(draftOf(defaultBillingPolicy))).toEqual({ policy: defaultBillingPolicy });
  });

  test.each([
    [{ retryDays: '1, x' }, 'retryDays'], [{ retryDays: '' }, 'retryDays'], [{ retryDays: '5, 3' }, 'retryDays'], [{ chargeAtMinute: '25:00' }, 'chargeAtMinute'], [{ suspendDay: '1.5' }, 'suspendDay'],
    [{ suspendDay: '10' }, 'suspendDay'], [{ endDay: '15' }, 'suspendDay'], [{ refundSecondApprovalCents: 'ten' }, 'refundSecondApprovalCents'], [{ messageDays: '0, 500' }, 'messageDays'],
  ])('%j is wrong at %s', (change, field) => {
    const read = policyOf({ ...draftOf(defaultBillingPolicy), ...change });
    expect('errors' in read ? Object.keys(read.errors) : read).toEqual([field]);
  });

  test('are told as days, in order', () => {
    expect(stepsOf(defaultBillingPolicy).map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      '-30 notice', '-7 notice', '0 charge', '0 told', '1 retry', '3 retry', '3 message', '5 retry', '7 message', '8 retry', '11 retry', '12 message', '14 retry', '15 suspend', '30 end',
    ]);
  });
});
