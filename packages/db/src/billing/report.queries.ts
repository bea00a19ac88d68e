import type { EntityManager } from '@mikro-orm/postgresql';
import { reportZone, type BillingMonth, type BillingReport, type BillingStanding, type Outcomes } from '@sysops/domain/billing';
import type { Instant } from '@sysops/domain/shared';
import { iso } from './columns.ts';

const monthOf = (column: string): string => `to_char(${column} at time zone '${reportZone}', 'YYYY-MM')`;

/** The months asked for with their first instants; `?` is how many, the present one included. */
const months = `months as (
  select to_char(m, 'YYYY-MM') as month, m at time zone '${reportZone}' as "from", (m + interval '1 month') at time zone '${reportZone}' as "to"
  from generate_series(date_trunc('month', app.now() at time zone '${reportZone}') - make_interval(months => ?::integer - 1), date_trunc('month', app.now() at time zone '${reportZone}'), interval '1 month') m)`;

const since = `(select min("from") from months)`;

/** Nobody has ever paid for it: it is no plan that could be lost. */
const neverPaid = `(status in ('unclaimed','pending') or end_reason is not distinct from 'never_paid')`;

export async function billingStanding(em: EntityManager): Promise<BillingStanding> {
  const [row] = await em.execute<BillingStanding[]>(
    `select count(*) filter (where status = 'active')::int as active, count(*) filter (where status = 'active' and cancel_at_period_end)::int as cancelling, count(*) filter (where status = 'grace')::int as grace, count(*) filter (where status = 'suspended')::int as suspended,
       (select coalesce(sum(p.net_cents + p.tax_cents - p.credit_cents), 0)::int from billing_period p join contract d on d.id = p.contract_id and d.status in ('grace','suspended') and p.period = d.paid_through + 1 where p.state = 'owed') as "owedCents"
     from contract`,
  );
  if (!row) throw new Error('Counting gave no row');
  return row;
}

export async function plansInForce(em: EntityManager): Promise<BillingReport['plans']> {
  return em.execute(
    `select v.plan_code as code, max(v.name) filter (where v.current) as name, count(c.id)::int as "inForce" from plan_version v
     left join contract c on c.plan_version_id = v.id and c.status in ('active','grace','suspended') group by v.plan_code order by v.plan_code`,
  );
}

type Revenue = { readonly month: string; readonly code: string; readonly payments: number; readonly chargedCents: number; readonly taxCents: number; readonly carriedOverCents: number };

export async function revenueByMonth(em: EntityManager, count: number): Promise<Revenue[]> {
  return em.execute<Revenue[]>(
    `with ${months} select ${monthOf('a.settled_at')} as month, v.plan_code as code, count(*)::int as payments, sum(a.amount_cents)::int as "chargedCents", sum(p.tax_cents)::int as "taxCents",
       coalesce(sum(a.amount_cents) filter (where a.kind = 'carried_over'), 0)::int as "carriedOverCents"
     from charge_attempt a join billing_period p on p.contract_id = a.contract_id and p.period = a.period join plan_version v on v.id = p.plan_version_id
     where a.state = 'succeeded' and a.settled_at >= ${since} group by 1, 2`,
    [count],
  );
}

/** Refunds of payments that count; those of second payments are left out with the payments. */
export async function refundsByMonth(em: EntityManager, count: number): Promise<{ month: string; cents: number }[]> {
  return em.execute(
    `with ${months} select ${monthOf('coalesce(m.decided_at, m.asked_at)')} as month, sum(m.amount_cents)::int as cents
     from money_back m join charge_attempt a on a.contract_id = m.contract_id and a.period = m.period and a.n = m.attempt_n and a.state = 'succeeded'
     where m.kind = 'refund' and m.state = 'done' and coalesce(m.decided_at, m.asked_at) >= ${since} group by 1`,
    [count],
  );
}

export async function failuresByMonth(em: EntityManager, count: number): Promise<({ month: string } & Outcomes)[]> {
  const cents = `(net_cents + tax_cents - credit_cents)`;
  return em.execute(
    `with ${months} select ${monthOf('failed_at')} as month, count(*)::int as "all", count(*) filter (where state = 'paid')::int as recovered, count(*) filter (where state in ('void','waived'))::int as lost, count(*) filter (where state in ('planned','owed'))::int as open,
       sum(${cents})::int as "allCents", coalesce(sum(${cents}) filter (where state = 'paid'), 0)::int as "recoveredCents"
     from billing_period where failed_at >= ${since} group by 1`,
    [count],
  );
}

type Holders = Pick<BillingMonth, 'month' | 'inForce' | 'joined' | 'ended'>;

export async function holdersByMonth(em: EntityManager, count: number): Promise<Holders[]> {
  return em.execute<Holders[]>(
    `with ${months} select m.month, count(*) filter (where c.starts_at < m."from" and (c.ended_at is null or c.ended_at >= m."from"))::int as "inForce", count(*) filter (where c.starts_at >= m."from" and c.starts_at < m."to")::int as joined,
       json_build_object('cancelled', count(*) filter (where c.ended_at >= m."from" and c.ended_at < m."to" and c.end_reason = 'cancelled'), 'unpaid', count(*) filter (where c.ended_at >= m."from" and c.ended_at < m."to" and c.end_reason = 'unpaid')) as ended
     from months m left join contract c on not ${neverPaid} group by m.month order by m.month`,
    [count],
  );
}

export type BookedPayment = { readonly intentId: string; readonly contractId: string; readonly period: number; readonly cents: number; readonly refundedCents: number };

/** Payments at Stripe that were settled in a stretch of time, with what went back of each since. */
export async function bookedPayments(em: EntityManager, from: Instant, to: Instant): Promise<BookedPayment[]> {
  return em.execute<BookedPayment[]>(
    `select a.intent_id as "intentId", a.contract_id as "contractId", a.period, a.amount_cents as cents,
       coalesce((select sum(m.amount_cents)::int from money_back m where m.contract_id = a.contract_id and m.period = a.period and m.attempt_n = a.n and m.kind = 'refund' and m.state in ('sent','done')), 0) as "refundedCents"
     from charge_attempt a where a.state in ('succeeded','duplicate') and a.intent_id is not null and a.settled_at >= ? and a.settled_at < ? order by a.settled_at, a.intent_id`,
    [iso(from), iso(to)],
  );
}

export async function carriedOver(em: EntityManager, from: Instant, to: Instant): Promise<{ payments: number; chargedCents: number }> {
  const [row] = await em.execute<{ payments: number; chargedCents: number }[]>(`select count(*)::int as payments, coalesce(sum(amount_cents), 0)::int as "chargedCents" from charge_attempt where kind = 'carried_over' and settled_at >= ? and settled_at < ?`, [iso(from), iso(to)]);
  return row ?? { payments: 0, chargedCents: 0 };
}
