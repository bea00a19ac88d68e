import { describe, expect, test } from 'vitest';
import { decideCover, standingOf, type CoveringContract } from './cover.ts';

const now = 1_000_000;
const active: CoveringContract = { contractId: 'c', planVersionId: 'v', status: 'active', tier: 'standard', startsAt: now - 500, endsAt: now + 500, cancelAtPeriodEnd: false, suspendAt: null, categories: ['tv'], deviceIds: ['d'] };
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
