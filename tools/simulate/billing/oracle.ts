import type { BillingWorld } from '../../../apps/server/src/billing/billing-fixture.ts';
import { isGood, type Person } from './people.ts';

const dateIn = (at: number, timeZone: string): { year: number; month: number; day: number } => {
  const [year = 0, month = 0, day = 0] = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at).split('-').map(Number);
  return { year, month, day };
};

/** The first instant of a local day, found by looking at quarters of an hour. */
function startOfDay(date: { year: number; month: number; day: number }, timeZone: string): number {
  const wanted = Date.UTC(date.year, date.month - 1, date.day);
  const at = (n: number): number => wanted - 14 * 3_600_000 + n * 900_000;
  const isOn = (instant: number): boolean => {
    const found = dateIn(instant, timeZone);
    return Date.UTC(found.year, found.month - 1, found.day) >= wanted;
  };
  for (let n = 0; n < 140; n += 1) if (isOn(at(n))) return at(n);
  throw new Error('A day without a beginning');
}

/** When the period after the n-th begins, by a way of its own. */
function boundary(startsAt: number, timeZone: string, months: number): number {
  const first = dateIn(startsAt, timeZone);
  const last = new Date(Date.UTC(first.year, first.month - 1 + months + 1, 0));
  const day = Math.min(first.day, last.getUTCDate());
  return startOfDay({ year: last.getUTCFullYear(), month: last.getUTCMonth() + 1, day }, timeZone);
}

export type Verdict = { owed: number; paid: number; byCredit: number; double: string[]; missing: string[]; notOwed: string[]; unpaid: number; wronglyFailed: string[] };

type Row = { id: string; starts: number; tz: string; term: 'year' | 'month'; status: string; end_reason: string | null; paid_through: number; failed_ever: boolean };

/** Successful payments of a contract by period, without those that went back whole, as Stripe has them. */
function paymentsByContract(world: BillingWorld): Map<string, Map<number, number>> {
  const all = new Map<string, Map<number, number>>();
  for (const intent of world.sandbox.stripe.store.list('payment_intent')) {
    const contract = intent.metadata['contract'];
    if (intent.status !== 'succeeded' || contract === undefined) continue;
    const charge = intent.latest_charge === null ? null : world.sandbox.stripe.store.get('charge', intent.latest_charge);
    if (charge?.refunded) continue;
    const periods = all.get(contract) ?? new Map<number, number>();
    const period = Number(intent.metadata['period']);
    periods.set(period, (periods.get(period) ?? 0) + 1);
    all.set(contract, periods);
  }
  return all;
}

/** Which periods a contract owes by its start, its term and what its person did; the last one may still be in dunning. */
function owedPeriods(row: Row, person: Person, now: number): { owed: number[]; open: number | null; today: number | null } {
  const owed = [1];
  for (let period = 2; ; period += 1) {
    const begins = boundary(row.starts, row.tz, (period - 1) * (row.term === 'year' ? 12 : 1));
    // Its charge had not reached the card when he cancelled.
    if (person.takenBack === period) return { owed, open: null, today: null };
    if (begins > now || (person.cancelledAt !== null && person.cancelledAt <= begins)) return { owed, open: null, today: null };
    // Begun today: charged in the morning or not yet, both are right.
    if (begins + 86_400_000 > now) return { owed, open: null, today: period };
    const unpaid = row.paid_through < period && !isGood(person.habit);
    // Not paid by its person: nothing is owed after it, and nothing may have been charged for it.
    if (unpaid && (row.status === 'ended' || (row.status !== 'active' && now - begins < 32 * 86_400_000))) return { owed, open: period, today: null };
    owed.push(period);
  }
}

/** Compares what Stripe has charged with what was owed, contract by contract. */
export async function judge(world: BillingWorld, people: readonly Person[]): Promise<Verdict> {
  const rows = await world.rows<Row>(
    `select c.id, (extract(epoch from c.starts_at) * 1000)::float8 as starts, c.time_zone as tz, v.term, c.status, c.end_reason, c.paid_through,
       exists (select 1 from contract_history h where h.contract_id = c.id and h.type = 'ChargeFailed') as failed_ever
     from contract c join plan_version v on v.id = c.plan_version_id`);
  const payments = paymentsByContract(world);
  // Paid by goodwill as a whole, so nothing was to be charged; how much goodwill there was is judged apart.
  const credited = new Set((await world.rows<{ key: string }>(`select contract_id || ' ' || period as key from billing_period where state = 'paid' and credit_cents > 0 and credit_cents = net_cents + tax_cents`)).map(({ key }) => key));
  const verdict: Verdict = { owed: 0, paid: 0, byCredit: 0, double: [], missing: [], notOwed: [], unpaid: 0, wronglyFailed: [] };
  for (const person of people) {
    const row = rows.find((r) => r.id === person.contractId);
    if (!row) throw new Error(`Contract ${person.contractId} is gone`);
    const paid = payments.get(row.id) ?? new Map<number, number>();
    const { owed, open, today } = owedPeriods(row, person, world.now());
    verdict.owed += owed.length;
    if (open !== null) verdict.unpaid += 1;
    for (const period of owed) {
      const times = paid.get(period) ?? 0;
      if (times === 0 && credited.has(`${row.id} ${period}`)) verdict.byCredit += 1;
      else if (times === 0) verdict.missing.push(`${row.id} ${period} ${person.habit} ${row.status}`);
      else verdict.paid += 1;
    }
    for (const [period, times] of paid) {
      if (times > 1) verdict.double.push(`${row.id} ${period}: ${times}`);
      if (!owed.includes(period) && period !== today) verdict.notOwed.push(`${row.id} ${period} ${person.habit} ${row.status}`);
    }
    if (row.failed_ever && isGood(person.habit)) verdict.wronglyFailed.push(row.id);
  }
  return verdict;
}
