import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, instantOf } from '../shared/index.ts';
import { endOfPeriod, isoDate, parseIsoDate, type Term } from './billing-period.ts';
import { hasVisitsLeft, runningTerm } from './visits.ts';

const timeZone = 'America/New_York';
const at = (date: string, minute = 0): number => instantOf(parseIsoDate(date), minute, timeZone);

/** A contract that began at 10:00 local of its anchor and is paid for some periods. */
function paidFor(paidThrough: number, anchorDate = '2026-05-03', term: Term = 'year') {
  const anchor = parseIsoDate(anchorDate);
  return { anchor, term, timeZone, startsAt: at(anchorDate, 600), paidThrough, endsAt: endOfPeriod({ anchor, term, timeZone }, Math.max(1, paidThrough)) };
}

describe('the term that visits are counted in', () => {
  const table: readonly [string, Parameters<typeof paidFor>, number, number, number][] = [
    ['the first, from the purchase on', [1], at('2026-05-03', 601), at('2026-05-03', 600), at('2027-05-03')],
    ['the first, to its last instant', [1], at('2027-05-03') - 1, at('2026-05-03', 600), at('2027-05-03')],
    ['over and not paid yet: the owed one, from the end of the paid one', [1], at('2027-05-03'), at('2027-05-03'), at('2028-05-03')],
    ['the second when it is paid: the same one', [2], at('2027-05-03'), at('2027-05-03'), at('2028-05-03')],
    ['paid ahead: the one that runs', [3], at('2026-12-01'), at('2026-05-03', 600), at('2027-05-03')],
    ['paid ahead, in the second', [3], at('2027-12-01'), at('2027-05-03'), at('2028-05-03')],
    ['a month', [2, '2026-01-31', 'month'], at('2026-03-01'), at('2026-02-28'), at('2026-03-31')],
    ['unpaid for longer than a month: its visits once', [1, '2026-01-31', 'month'], at('2026-04-15'), at('2026-02-28'), at('2026-04-30')],
    ['not paid at all', [0], at('2026-05-04'), at('2026-05-03', 600), at('2027-05-03')],
  ];
  test.each(table)('%s', (_given, contract, now, from, to) => expect(runningTerm(paidFor(...contract), now)).toEqual({ from, to }));

  const days = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true }).map((date) => isoDate({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }));
  test('holds the instant, begins where the one before ends, and is the same whether its payment has come or not', () => {
    fc.assert(fc.property(days, fc.constantFrom<Term>('year', 'month'), fc.integer({ min: 1, max: 20 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (anchor, term, paidThrough, part) => {
      const contract = paidFor(paidThrough, anchor, term);
      const now = Math.floor(contract.startsAt + part * (contract.endsAt + 25 * day - contract.startsAt));
      const { from, to } = runningTerm(contract, now);
      expect(from <= now && now < to).toBe(true);
      if (from > contract.startsAt) expect(runningTerm(contract, from - 1).to).toBe(from);
      expect(runningTerm(paidFor(paidThrough + 1, anchor, term), now)).toEqual({ from, to });
    }));
  });
});

test('visits are left until as many are used as are included; without a number always', () => {
  expect([0, 2, 3, 4].map((used) => hasVisitsLeft({ included: 3, used, until: 0 }))).toEqual([true, true, false, false]);
  expect([hasVisitsLeft(null), hasVisitsLeft(undefined)]).toEqual([true, true]);
});
