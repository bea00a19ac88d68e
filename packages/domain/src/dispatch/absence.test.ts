import { describe, expect, test } from 'vitest';
import { DomainError, minute } from '../shared/index.ts';
import { absenceMissing, assertAbsent } from './absence.ts';

const arrivedAt = 1_780_000_000_000;
const travelledAt = arrivedAt - 20 * minute;
const call = (minutes: number) => ({ at: arrivedAt + minutes * minute, by: 'call' as const });
const report = (minutes: number, ...tries: readonly ReturnType<typeof call>[]) => ({ travelledAt, arrivedAt, at: arrivedAt + minutes * minute, tries: [...tries] });

function refusal(run: () => void): object | null {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof DomainError ? { code: error.code, facts: error.facts } : { error };
  }
}

describe('a closed door', () => {
  test('given no try and no wait, then both are missing', () => {
    expect(absenceMissing(report(0))).toEqual({ tries: 2, waitUntil: arrivedAt + 10 * minute });
  });

  test('given one call, then one more is missing', () => {
    expect(absenceMissing(report(4, call(3)))).toEqual({ tries: 1, waitUntil: arrivedAt + 10 * minute });
  });

  test('given ten minutes and two tries, then nothing is missing', () => {
    expect(absenceMissing(report(10, call(3), call(7)))).toEqual({ tries: 0, waitUntil: null });
    expect(refusal(() => assertAbsent(report(10, call(3), call(7))))).toBeNull();
  });

  test('given a call on the way, then it counts; one from before or from the future does not', () => {
    expect(absenceMissing(report(10, call(-5), call(2))).tries).toBe(0);
    expect(absenceMissing(report(10, call(-21), call(11))).tries).toBe(2);
  });

  test('given too little, then it is refused with what is missing', () => {
    expect(refusal(() => assertAbsent(report(9, call(1), call(2))))).toEqual({ code: 'invalid', facts: { field: 'tries', waitUntil: arrivedAt + 10 * minute } });
    expect(refusal(() => assertAbsent(report(12, call(1), call(13))))).toEqual({ code: 'invalid', facts: { field: 'tries', tries: 1 } });
  });
});
