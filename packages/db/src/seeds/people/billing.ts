import { defaultBillingPolicy as policy, messageDayDue, priceIn } from '@sysops/domain/billing';
import { zoneOfState } from '@sysops/domain/notifications';
import { day, type Instant } from '@sysops/domain/shared';
import type { Tx } from '../../connection/index.ts';
import type { Chance } from '../chance.ts';
import { insertRows, iso, type Row } from '../insert-rows.ts';
import { chargeOf, nextTryOf, type ContractLife, type PastCharge } from './contract-life.ts';
import type { DemoContract } from './contracts.ts';
import type { DemoCustomer } from './customers.ts';

type Plan = { readonly name: string; readonly cents: number };
type Held = { readonly customer: DemoCustomer; readonly contract: DemoContract; readonly life: ContractLife };
type Charged = Held & { readonly charge: PastCharge; readonly plan: Plan };
type World = { readonly plans: ReadonlyMap<string, Plan>; readonly chance: Chance; readonly now: Instant };

const noPlan: Plan = { name: '', cents: 0 };

const amountsOf = ({ customer, plan }: Pick<Charged, 'customer' | 'plan'>) => {
  const { netCents, taxRate, taxCents, totalCents } = priceIn(customer.place.address.state, plan.cents);
  return { row: { net_cents: netCents, tax_rate: taxRate, tax_cents: taxCents, credit_cents: 0 }, totalCents };
};

/** A period that was charged: paid, owed and dunned, or given up with its contract. */
function chargedPeriod(charged: Charged, now: Instant): Row {
  const { contract, charge } = charged;
  const first = charge.refused[0];
  const state = charge.paidAt !== null ? 'paid' : contract.status === 'ended' ? 'void' : 'owed';
  const open = state === 'owed' && first ? first : null;
  return {
    contract_id: contract.id, period: charge.period, state, plan_version_id: contract.plan.id, starts_at: iso(charge.startsAt), ends_at: iso(charge.endsAt), due_at: iso(charge.dueAt), ...amountsOf(charged).row, intent_no: 1,
    tries: charge.refused.length, next_try_at: open ? isoOrNull(nextTryOf(charge, contract.timeZone, now)) : null, failure_code: state === 'paid' ? null : (first?.code ?? null), failed_at: first ? iso(first.at) : null,
    message_day: open ? messageDayDue({ failedAt: open.at, timeZone: contract.timeZone }, policy, now) : first ? 0 : null, paid_at: isoOrNull(charge.paidAt), refunded_cents: 0, created_at: iso(charge.period === 1 ? charge.startsAt : charge.startsAt - 30 * day),
  };
}

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

/** The next term of a contract that begins soon, announced. */
function announcedPeriod({ customer, contract }: Held, plan: Plan): Row {
  const { period, startsAt, endsAt, dueAt } = chargeOf(contract, contract.years + 1);
  return {
    contract_id: contract.id, period, state: 'planned', plan_version_id: contract.plan.id, starts_at: iso(startsAt), ends_at: iso(endsAt), due_at: iso(dueAt), ...amountsOf({ customer, plan }).row, intent_no: 1,
    tries: 0, next_try_at: iso(dueAt), failure_code: null, failed_at: null, message_day: null, paid_at: null, refunded_cents: 0, created_at: iso(startsAt - 30 * day),
  };
}

/** The refusals, and the payment as carried over: it was made before the sandbox's Stripe began. */
function attemptsOf(charged: Charged): Row[] {
  const { contract, charge } = charged;
  const { totalCents } = amountsOf(charged);
  const base = (n: number) => ({ contract_id: contract.id, period: charge.period, n, key: `charge:${contract.id}:${charge.period}:${n}`, amount_cents: totalCents, looks: 0 });
  const refused = charge.refused.map(({ at, code }, n) => ({ ...base(n + 1), kind: 'off_session', state: 'failed', code, started_at: iso(at), settled_at: iso(at) }));
  return charge.paidAt === null ? refused : [...refused, { ...base(refused.length + 1), kind: 'carried_over', state: 'succeeded', code: null, started_at: iso(charge.paidAt), settled_at: iso(charge.paidAt) }];
}

function invoiceOf(charged: Charged, n: number, chance: Chance): Row {
  const { customer: { id, name, email, place: { address } }, contract, charge, plan } = charged;
  const { row, totalCents } = amountsOf(charged);
  const at = charge.paidAt ?? charge.dueAt;
  return {
    id: chance.id(at), number: `PS-${firstInvoice + n}`, contract_id: contract.id, period: charge.period, customer_id: id, issued_at: iso(at), bill_to: { name, email, address, timeZone: zoneOfState(address.state) },
    lines: [{ text: plan.name, startsAt: charge.startsAt, endsAt: charge.endsAt, cents: row.net_cents }], ...row, total_cents: totalCents,
  };
}

/** Where the sequence of invoice numbers begins. */
const firstInvoice = 100_001;

async function insertCharges(tx: Tx, charged: readonly Charged[], { chance, now }: World): Promise<void> {
  await insertRows(tx, 'billing_period', charged.map((one) => chargedPeriod(one, now)));
  await insertRows(tx, 'charge_attempt', charged.flatMap(attemptsOf));
  const paid = charged.filter(({ charge }) => charge.paidAt !== null).toSorted((a, b) => (a.charge.paidAt ?? 0) - (b.charge.paidAt ?? 0));
  await insertRows(tx, 'invoice', paid.map((one, n) => invoiceOf(one, n, chance)));
  await tx.em.execute(`select setval('invoice_number', ?, false)`, [firstInvoice + paid.length]);
}

/** Whom we bill, every term that was charged, and what is announced now; the notices of the past days count as sent. */
export async function insertBilling(tx: Tx, held: readonly Held[], given: Omit<World, 'plans'>): Promise<void> {
  const plans = new Map((await tx.em.execute<(Plan & { id: string })[]>(`select id, name, price_cents as cents from plan_version`)).map((plan) => [plan.id, plan]));
  const customers = [...new Set(held.map(({ customer }) => customer))];
  await insertRows(tx, 'billing_profile', customers.map(({ id, name, email, language, place: { address } }) => ({ customer_id: id, name, email, language, address, state: address.state, time_zone: zoneOfState(address.state) })));
  const planOf = (contract: DemoContract): Plan => plans.get(contract.plan.id) ?? noPlan;
  await insertCharges(tx, held.flatMap((one) => one.life.charges.map((charge) => ({ ...one, charge, plan: planOf(one.contract) }))), { ...given, plans });
  const soon = held.filter(({ life: { contract } }) => contract.status === 'active' && !contract.cancelAtPeriodEnd && contract.endsAt < given.now + 30 * day);
  await insertRows(tx, 'billing_period', soon.map((one) => announcedPeriod(one, planOf(one.contract))));
  const announced = soon.flatMap(({ contract }) => policy.renewalNoticeDays.filter((days) => contract.endsAt < given.now + days * day).map((days) => ({ contract, days })));
  await insertRows(tx, 'billing_notice', announced.map(({ contract, days }) => ({ key: `renewal:${contract.id}:${contract.years + 1}:${days}`, contract_id: contract.id, at: iso(contract.endsAt - days * day) })));
}
