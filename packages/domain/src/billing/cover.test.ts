import { describe, expect, test } from 'vitest';
import { decideCover, standingOf, usedUp, type CoveringContract } from './cover.ts';

const now = 1_000_000;
const active: CoveringContract = { contractId: 'c', planVersionId: 'v', status: 'active', tier: 'standard', startsAt: now - 500, endsAt: now + 500, cancelAtPeriodEnd: false, suspendAt: null, categories: ['tv'], deviceIds: ['d'], visits: null };
const grace: CoveringContract = { ...active, status: 'grace', endsAt: now - 100, suspendAt: now + 100 };

describe('how a contract stands', () => {
  const table: readonly [string, Partial<CoveringContract>, string][] = [
    ['paid', {}, 'active'],
    ['not begun', { startsAt: now + 1 }, 'not_started'],
    ['waiting for its first payment', { status: 'pending' }, 'not_started'],
    ['over, its renewal not tried yet', { endsAt: now }, 'grace'],
    ['over and cancelled, its end not written yet', { endsAt: now, cancelAtPeriodEnd: true }, 'ended'],
    ['cancelled, before its end', { cancelAtPeriodEnd: true }, 'active'],
    ['past due in grace', { ...grace }, 'grace'],
    ['past due when grace is over, whatever the clock did', { ...grace, suspendAt: now }, 'suspended'],
    ['suspended', { status: 'suspended' }, 'suspended'],
    ['ended', { status: 'ended' }, 'ended'],
    ['nobody’s', { status: 'unclaimed' }, 'ended'],
  ];
  test.each(table)('%s', (_name, change, reason) => expect(standingOf({ ...active, ...change }, now)).toBe(reason));
});

describe('cover of a device', () => {
  const device = { deviceId: 'd', category: 'tv' };
  test('comes from the contract that holds it, a paid one before one in grace', () => {
    expect(decideCover([grace, { ...active, contractId: 'better' }], device, now)).toMatchObject({ covered: true, reason: 'active', contractId: 'better' });
    expect(decideCover([grace], device, now)).toMatchObject({ covered: true, reason: 'grace' });
  });
  test('is refused with the reason that says most', () => {
    expect(decideCover([], device, now).reason).toBe('no_contract');
    expect(decideCover([active], { deviceId: 'other', category: 'tv' }, now).reason).toBe('device_not_covered');
    expect(decideCover([{ ...active, status: 'ended' }, { ...active, status: 'suspended' }], device, now)).toMatchObject({ covered: false, reason: 'suspended', contractId: null });
    expect(decideCover([{ ...active, status: 'pending' }], device, now)).toMatchObject({ covered: false, reason: 'not_started' });
  });
  test('of a device nobody registered follows its category', () => {
    expect(decideCover([active], { deviceId: null, category: 'tv' }, now).covered).toBe(true);
    expect(decideCover([active], { deviceId: null, category: 'stereo' }, now).reason).toBe('device_not_covered');
  });
});

describe('visits that a plan includes', () => {
  const device = { deviceId: 'd', category: 'tv' };
  const with3 = (contractId: string, used: number, change: Partial<CoveringContract> = {}): CoveringContract => ({ ...active, contractId, visits: { included: 3, used, until: now + 500 }, ...change });
  const unlimited: CoveringContract = { ...active, contractId: 'unlimited' };
  const graceOf = { status: 'grace', endsAt: now - 100, suspendAt: now + 100 } as const;
  const suspended: CoveringContract = { ...active, contractId: 's', status: 'suspended' };
  const table: readonly [string, readonly CoveringContract[], string, string | null][] = [
    ['none used', [with3('a', 0)], 'active', 'a'],
    ['one left', [with3('a', 2)], 'active', 'a'],
    ['all used', [with3('a', 3)], 'visits_used', null],
    ['more used than a new version includes', [with3('a', 4)], 'visits_used', null],
    ['all used of one, some left of another', [with3('a', 3), with3('b', 2)], 'active', 'b'],
    ['all used of a paid one, some left of one in grace', [with3('a', 3), with3('b', 1, graceOf)], 'grace', 'b'],
    ['left in grace and in a paid one', [with3('b', 0, graceOf), with3('a', 2)], 'active', 'a'],
    ['left, and a plan that counts none', [with3('a', 0), unlimited], 'active', 'unlimited'],
    ['left in a paid one, and a plan in grace that counts none', [{ ...unlimited, ...graceOf }, with3('a', 0)], 'active', 'a'],
    ['left in two: the one that comes first', [with3('a', 1), with3('b', 0)], 'active', 'a'],
    ['all used in grace', [with3('a', 3, graceOf)], 'visits_used', null],
    ['all used, and a suspended plan that a payment brings back', [with3('a', 3), suspended], 'suspended', null],
    ['all used of a suspended plan: a payment brings none back', [with3('a', 3, { status: 'suspended' })], 'visits_used', null],
    ['all used, and a plan that has not begun', [with3('a', 3), { ...active, contractId: 'p', status: 'pending' }], 'visits_used', null],
    ['all used of a plan that has ended', [with3('a', 3, { status: 'ended' })], 'ended', null],
    ['all used by a plan for other devices', [with3('a', 3, { deviceIds: ['other'] })], 'device_not_covered', null],
  ];
  test.each(table)('%s', (_given, contracts, reason, contractId) => {
    const verdict = decideCover(contracts, device, now);
    expect(verdict).toMatchObject({ reason, contractId, covered: contractId !== null });
    expect(usedUp(contracts, device, now)).toBe(reason === 'visits_used' ? 'a' : null);
  });
  test('a device nobody registered is told of the same plans', () => {
    expect(decideCover([with3('a', 3)], { deviceId: null, category: 'tv' }, now).reason).toBe('visits_used');
    expect(usedUp([with3('a', 3)], { deviceId: null, category: 'tv' }, now)).toBe('a');
  });
});
