import { describe, expect, test } from 'vitest';
import { day, hour } from '../shared/index.ts';
import { bought, fail, pay, play, sold, start, stateAfter } from './contract-fixtures.ts';
import { evolve } from './contract-evolve.ts';
import { decide, judgePayment, type ContractCommand } from './contract-lifecycle.ts';
import { defaultBillingPolicy as policy } from './billing-policy.ts';

const at = (command: ContractCommand, when: number) => ({ command, at: when });
const renewal = Date.UTC(2027, 2, 14, 4);
const firstPaid = at(pay(1), start + hour);

describe('a plan bought on the website', () => {
  test('waits for its payment, then covers to 00:00 local of the anniversary', () => {
    const pending = stateAfter(bought);
    expect(pending).toMatchObject({ status: 'pending', paidThrough: 0, payBy: start + 24 * hour });
    const active = play(bought, firstPaid);
    // 14 March 2027 is the day daylight saving starts: midnight is still standard time (UTC−5).
    expect(active).toMatchObject({ status: 'active', paidThrough: 1, startsAt: start, endsAt: Date.UTC(2027, 2, 14, 5) });
  });
  test('that nobody pays ends, and a payment that was heard of late still counts', () => {
    const ended = play(bought, at({ type: 'end' }, start + 24 * hour));
    expect(ended).toMatchObject({ status: 'ended', endReason: 'never_paid' });
    expect(play(bought, at({ type: 'end' }, start + 24 * hour), at(pay(1), start + 30 * hour))).toMatchObject({ status: 'active', paidThrough: 1 });
  });
  test('started again the next day runs from that day', () => {
    const again = play(bought, at({ type: 'restart_purchase' }, start + day), at(pay(1), start + day + hour));
    expect(again).toMatchObject({ status: 'active', startsAt: start + day, anchor: { year: 2026, month: 3, day: 15 } });
  });
});

describe('a plan sold at the till', () => {
  test('is paid with the device and becomes the customer’s by the claim', () => {
    expect(play(sold, at({ type: 'claim', customerId: 'c' }, start + day))).toMatchObject({ status: 'active', customerId: 'c', paidThrough: 1 });
    expect(() => play(sold, at({ type: 'claim', customerId: 'c' }, start), at({ type: 'claim', customerId: 'd' }, start))).toThrow(/not possible any more/);
  });
});

describe('a failed renewal', () => {
  const failed = at(fail(2), renewal + 9 * hour);
  const grace = play(bought, firstPaid, failed);
  test('keeps cover in grace, to 00:00 local of day 15', () => {
    expect(grace).toMatchObject({ status: 'grace', suspendAt: Date.UTC(2027, 2, 29, 4), endAt: Date.UTC(2027, 3, 13, 4) });
  });
  test('is suspended when the retries are over, or at the latest when day 15 begins', () => {
    expect(decide(grace, { type: 'suspend', retriesOver: false }, { policy, now: renewal + 14 * day })).toBeNull();
    expect(decide(grace, { type: 'suspend', retriesOver: true }, { policy, now: renewal + 14 * day })).toMatchObject({ type: 'CoverSuspended' });
    expect(decide(grace, { type: 'suspend', retriesOver: false }, { policy, now: Date.UTC(2027, 2, 29, 4) })).toMatchObject({ type: 'CoverSuspended' });
  });
  test.each([['grace', 2], ['suspended', 20], ['ended', 40]])('paid while %s is restored with its original start', (_status, days) => {
    const restored = play(bought, firstPaid, failed, at({ type: 'suspend', retriesOver: days > 15 }, renewal + 16 * day), at({ type: 'end' }, renewal + days * day), at(pay(2), renewal + days * day + hour));
    expect(restored).toMatchObject({ status: 'active', paidThrough: 2, planVersionId: 'version-2', endsAt: Date.UTC(2028, 2, 14, 4), failed: [] });
  });
  test('ends on day 30', () => {
    expect(play(bought, firstPaid, failed, at({ type: 'suspend', retriesOver: true }, renewal + 16 * day), at({ type: 'end' }, renewal + 29 * day))).toMatchObject({ status: 'suspended' });
    expect(play(bought, firstPaid, failed, at({ type: 'suspend', retriesOver: true }, renewal + 16 * day), at({ type: 'end' }, renewal + 31 * day))).toMatchObject({ status: 'ended', endReason: 'unpaid' });
  });
  test('cancelled while past due ends at once; money that arrives after that is not owed', () => {
    const ended = play(bought, firstPaid, failed, at({ type: 'cancel' }, renewal + day));
    expect(ended).toMatchObject({ status: 'ended', endReason: 'cancelled', endedAt: renewal + day });
    expect(judgePayment(ended, 2)).toBe('not_owed');
    expect(judgePayment(ended, 1)).toBe('repeat');
    expect(play(bought, firstPaid, failed, at({ type: 'cancel' }, renewal + day), at(pay(2), renewal + 2 * day))).toEqual(ended);
  });
});

describe('cancelling', () => {
  test('runs to the end of the paid period, can be withdrawn before, and is not renewed', () => {
    const cancelled = play(bought, firstPaid, at({ type: 'cancel' }, start + 10 * day));
    expect(cancelled).toMatchObject({ status: 'active', cancelAtPeriodEnd: true });
    expect(decide(cancelled, { type: 'cancel' }, { policy, now: start + 11 * day })).toBeNull();
    expect(evolve(cancelled, decide(cancelled, { type: 'resume' }, { policy, now: start + 11 * day }) ?? bought)).toMatchObject({ cancelAtPeriodEnd: false });
    expect(decide(cancelled, { type: 'end' }, { policy, now: cancelled.endsAt - 1 })).toBeNull();
    expect(decide(cancelled, { type: 'end' }, { policy, now: cancelled.endsAt })).toMatchObject({ endReason: 'cancelled' });
    expect(() => decide(cancelled, { type: 'resume' }, { policy, now: cancelled.endsAt })).toThrow(/not possible any more/);
  });
});
