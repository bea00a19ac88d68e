import type { ContractStatus, ContractView } from '@sysops/domain/billing';
import { describe, expect, test } from 'vitest';
import { coverLine } from './customer-words.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 24, 15);

const plan = { code: 'home-tv', versionId: 'v', version: 1, name: 'TV Care', priceCents: 7900, currency: 'usd', term: 'year', categories: ['tv'], tier: 'standard', visits: null, regions: null } as const;
const held = (status: ContractStatus, more: Partial<ContractView> = {}): ContractView => ({
  id: status, number: 200_001, customerId: 'c', status, plan, startsAt: now - 300 * day, endsAt: now + 65 * day, timeZone: 'America/New_York', cancelAtPeriodEnd: false, suspendAt: null, endAt: null, endedAt: null, endReason: null, receiptNumber: null, devices: [], visits: null, ...more,
});

describe('the cover line says what the server decides', () => {
  test.each([
    ['an active plan', held('active'), 'Covered', 'jade', 'until Jan 28, 2027'],
    ['one that is cancelled', held('active', { cancelAtPeriodEnd: true }), 'Covered', 'jade', 'cancelled, covered until Jan 28, 2027'],
    ['a renewal that nobody has charged yet', held('active', { endsAt: now - day }), 'Covered', 'jade', 'renews today, still covered'],
    ['a cancelled one that is over', held('active', { endsAt: now - day, cancelAtPeriodEnd: true }), 'Not covered', 'red', 'ended Nov 23, 2026'],
    ['a refused renewal', held('grace', { endsAt: now - day, suspendAt: now + 14 * day }), 'Covered', 'amber', 'payment failed, still covered until Dec 8, 2026'],
    ['a refused renewal whose days are over, before the clock has run', held('grace', { endsAt: now - 16 * day, suspendAt: now - day }), 'Not covered', 'red', 'suspended: payment failed'],
    ['a purchase that is not paid', held('pending'), 'Not covered', 'red', 'waits for its first payment'],
  ])('given %s', (_given, contract, word, tone, words) => {
    const line = coverLine([contract], now);
    expect([line.word, line.tone]).toEqual([word, tone]);
    expect(line.text).toContain(words);
  });

  test('the plan that covers speaks, not the newest', () => {
    expect(coverLine([held('ended', { endsAt: now + 90 * day }), held('active')], now).word).toBe('Covered');
    expect(coverLine([], now).word).toBe('No plan');
  });

  const of3 = (used: number, more: Partial<ContractView> = {}): ContractView => held('active', { plan: { ...plan, visits: 3 }, visits: { included: 3, used, until: now + 65 * day }, ...more });
  test.each([
    ['visits left', [of3(2)], 'Covered', 'jade', 'TV Care, until Jan 28, 2027, 2 of 3 visits used, 0 devices'],
    ['none left', [of3(3)], 'Visits used', 'amber', 'TV Care, until Jan 28, 2027, 3 of 3 visits used, 0 devices'],
    ['none left, and left by another plan in grace', [of3(3), of3(1, { status: 'grace', suspendAt: now + day })], 'Covered', 'amber', '1 of 3 visits used'],
    ['none left of a plan that has ended', [of3(3, { status: 'ended', visits: null })], 'Not covered', 'red', 'ended'],
  ] as const)('given %s', (_given, contracts, word, tone, words) => {
    const line = coverLine(contracts, now);
    expect([line.word, line.tone]).toEqual([word, tone]);
    expect(line.text).toContain(words);
  });

  test('given a copy of before visits were counted, then it says nothing about them', () => {
    const { visits: _visits, ...before } = held('active');
    expect(coverLine([before as ContractView], now)).toMatchObject({ word: 'Covered', text: 'TV Care, until Jan 28, 2027, 0 devices' });
  });
});
