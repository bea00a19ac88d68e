import { endOfPeriod, dateOf, priceIn } from '@sysops/domain/billing';
import { zoneOfState } from '@sysops/domain/notifications';
import { day, type Instant } from '@sysops/domain/shared';
import type { Tx } from '../../connection/index.ts';
import { insertRows, iso, type Row } from '../insert-rows.ts';
import type { DemoContract } from './contracts.ts';
import type { DemoCustomer } from './customers.ts';

type Prices = ReadonlyMap<string, number>;

/** The second year of a contract: announced when it begins soon, owed since the card was refused when it has begun. */
function secondYear({ id, plan, status, startsAt, endsAt }: DemoContract, { state, prices }: { readonly state: string; readonly prices: Prices }): Row {
  const timeZone = zoneOfState(state);
  const pastDue = status !== 'active';
  const { netCents, taxRate, taxCents } = priceIn(state, prices.get(plan.id) ?? 0);
  return {
    contract_id: id, period: 2, state: pastDue ? 'owed' : 'planned', plan_version_id: plan.id, starts_at: iso(endsAt), ends_at: iso(endOfPeriod({ anchor: dateOf(startsAt, timeZone), term: 'year', timeZone }, 2)), due_at: iso(endsAt),
    net_cents: netCents, tax_rate: taxRate, tax_cents: taxCents, credit_cents: 0, intent_no: 1, tries: pastDue ? 1 : 0, next_try_at: pastDue ? null : iso(endsAt), failure_code: pastDue ? 'expired_card' : null, failed_at: pastDue ? iso(endsAt) : null,
    message_day: pastDue ? 12 : null, refunded_cents: 0, created_at: iso(endsAt - 30 * day),
  };
}

/** Whom we bill, and what is announced or owed now; the notices of the past days count as sent. */
export async function insertBilling(tx: Tx, customers: readonly DemoCustomer[], now: Instant): Promise<void> {
  const prices: Prices = new Map((await tx.em.execute<{ id: string; cents: number }[]>(`select id, price_cents as cents from plan_version`)).map(({ id, cents }) => [id, cents]));
  await insertRows(tx, 'billing_profile', customers.map(({ id, name, email, language, place: { address } }) => ({ customer_id: id, name, email, language, address, state: address.state, time_zone: zoneOfState(address.state) })));
  const due = customers.flatMap(({ place, contracts }) => contracts.filter(({ status, endsAt }) => status === 'grace' || status === 'suspended' || (status === 'active' && endsAt < now + 30 * day)).map((contract) => ({ contract, state: place.address.state })));
  await insertRows(tx, 'billing_period', due.map(({ contract, state }) => secondYear(contract, { state, prices })));
  const announced = due.flatMap(({ contract }) => (contract.status === 'active' ? [30, 7].filter((days) => contract.endsAt < now + days * day).map((days) => ({ contract, days })) : []));
  await insertRows(tx, 'billing_notice', announced.map(({ contract, days }) => ({ key: `renewal:${contract.id}:2:${days}`, contract_id: contract.id, at: iso(contract.endsAt - days * day) })));
}
