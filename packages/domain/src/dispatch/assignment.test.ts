import { describe, expect, test } from 'vitest';
import { DomainError } from '../shared/index.ts';
import { AssignmentStatus, liveStatuses, moveAssignment, type AssignmentAction } from './assignment.ts';

const actions: AssignmentAction[] = ['accept', 'travel', 'arrive', 'finish', 'decline', 'expire', 'withdraw', 'release', 'miss', 'customer_absent', 'cannot_complete'];

function tryMove(status: AssignmentStatus, action: AssignmentAction, now: number): string {
  try {
    return moveAssignment({ status, expiresAt: 100 }, action, now);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('an assignment', () => {
  test('goes the whole way', () => {
    expect((['accept', 'travel', 'arrive', 'finish'] as const).reduce<AssignmentStatus>((status, action) => moveAssignment({ status, expiresAt: 100 }, action, 50), 'offered')).toBe('done');
  });

  test('an answer at or after the expiry never wins (I7)', () => {
    expect(tryMove('offered', 'accept', 99)).toBe('accepted');
    expect(tryMove('offered', 'accept', 100)).toBe('expired');
    expect(tryMove('offered', 'decline', 100)).toBe('expired');
    expect(tryMove('expired', 'accept', 50)).toBe('expired');
  });

  test('an expired offer can still be withdrawn or run out', () => {
    expect(tryMove('offered', 'expire', 500)).toBe('expired');
    expect(tryMove('offered', 'withdraw', 500)).toBe('withdrawn');
  });

  test('nothing leaves an ended assignment, and every live one can end', () => {
    for (const status of AssignmentStatus.options) {
      const next = actions.map((action) => tryMove(status, action, 50)).filter((to) => to !== 'illegal_transition' && !(status === 'expired' && to === 'expired'));
      const live = (liveStatuses as readonly string[]).includes(status);
      expect(next.length > 0, status).toBe(live);
    }
  });
});
