import { describe, expect, test } from 'vitest';
import { DomainError, minute } from '../shared/index.ts';
import { AssignmentStatus, DeclineReason, liveStatuses, moveAssignment, offerExpiry, offerMinutes, parallelOffers, type AssignmentAction } from './assignment.ts';

/** Every act that is legal, and where it leads. */
const legal: Readonly<Record<AssignmentAction, Readonly<Partial<Record<AssignmentStatus, AssignmentStatus>>>>> = {
  accept: { offered: 'accepted' },
  travel: { accepted: 'travelling' },
  arrive: { travelling: 'arrived' },
  finish: { arrived: 'done' },
  decline: { offered: 'declined' },
  expire: { offered: 'expired' },
  withdraw: { offered: 'withdrawn' },
  release: { accepted: 'released', travelling: 'released' },
  miss: { accepted: 'no_show', travelling: 'no_show' },
  customer_absent: { arrived: 'customer_absent' },
  cannot_complete: { arrived: 'cannot_complete' },
};

function refusal(status: AssignmentStatus, action: AssignmentAction, now: number): object {
  try {
    return { moved: moveAssignment({ status, expiresAt: 100 }, action, now) };
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, message: error.message, facts: error.facts };
    throw error;
  }
}

describe.each(Object.keys(legal) as AssignmentAction[])('%s', (action) => {
  test.each(AssignmentStatus.options)('from %s', (status) => {
    const to = legal[action][status];
    const expired = { code: 'expired', message: 'This offer has expired and went to the next expert', facts: { expiresAt: 100 } };
    const illegal = { code: 'illegal_transition', message: `This job is ${status.replace('_', ' ')} already`, facts: { action, status } };
    expect(refusal(status, action, 50)).toEqual(to ? { moved: to } : status === 'expired' && action === 'accept' ? expired : illegal);
  });
});

test('an answer after the time is refused as expired, and an acceptance of another’s work is not called so', () => {
  const expired = { code: 'expired', message: 'This offer has expired and went to the next expert', facts: { expiresAt: 100 } };
  expect([refusal('offered', 'accept', 100), refusal('offered', 'decline', 101)]).toEqual([expired, expired]);
  expect(refusal('offered', 'withdraw', 100)).toEqual({ moved: 'withdrawn' });
  expect(refusal('accepted', 'accept', 200)).toMatchObject({ code: 'illegal_transition' });
  expect(refusal('expired', 'decline', 200)).toMatchObject({ code: 'illegal_transition' });
});

test('names, timers and the number asked at once are the product’s', () => {
  expect(AssignmentStatus.options).toEqual(['offered', 'accepted', 'travelling', 'arrived', 'done', 'declined', 'expired', 'withdrawn', 'released', 'no_show', 'customer_absent', 'cannot_complete']);
  expect(liveStatuses).toEqual(['offered', 'accepted', 'travelling', 'arrived']);
  expect(DeclineReason.options).toEqual(['schedule', 'skill', 'location', 'parts', 'customer_unavailable', 'duplicate', 'other']);
  expect(offerMinutes).toEqual({ urgent: 2, high: 5, normal: 10, low: 20 });
  expect((['urgent', 'high', 'normal', 'low'] as const).map(parallelOffers)).toEqual([3, 1, 1, 1]);
  expect((['urgent', 'low'] as const).map((p) => offerExpiry(p, 1000))).toEqual([1000 + 2 * minute, 1000 + 20 * minute]);
});
