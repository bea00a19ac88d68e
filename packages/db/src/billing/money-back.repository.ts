import type { EntityManager } from '@mikro-orm/postgresql';
import type { MoneyReason, MoneyState } from '@sysops/domain/billing';
import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { iso, ms } from './columns.ts';

export type MoneyBack = {
  readonly id: string;
  readonly kind: 'refund' | 'credit';
  readonly customerId: string;
  readonly contractId: string | null;
  readonly period: number | null;
  readonly attemptN: number | null;
  readonly amountCents: number;
  readonly reason: MoneyReason;
  readonly note: string;
  readonly state: MoneyState;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Instant;
  readonly decidedByName: string | null;
  readonly stripeRefundId: string | null;
};

const columns = `id, kind, customer_id as "customerId", contract_id as "contractId", period, attempt_n as "attemptN", amount_cents as "amountCents", reason, note, state, asked_by as "askedBy", asked_by_name as "askedByName",
  ${ms('asked_at')} as "askedAt", decided_by_name as "decidedByName", stripe_refund_id as "stripeRefundId"`;

type NewMoneyBack = Pick<MoneyBack, 'id' | 'kind' | 'customerId' | 'contractId' | 'period' | 'attemptN' | 'amountCents' | 'reason' | 'note' | 'askedBy' | 'askedByName'> & { readonly state: 'asked' | 'approved' | 'done'; readonly stripeRefundId?: string };

/** An approved refund is due at once. A second refund of one duplicate payment is ignored; says whether it is new. */
export async function insertMoneyBack(tx: Tx, m: NewMoneyBack): Promise<boolean> {
  const due = m.kind === 'refund' && m.state === 'approved' ? iso(tx.now) : null;
  const rows = await tx.em.execute<unknown[]>(
    `insert into money_back (id, kind, customer_id, contract_id, period, attempt_n, amount_cents, reason, note, state, asked_by, asked_by_name, stripe_refund_id, next_try_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning 1`,
    [m.id, m.kind, m.customerId, m.contractId, m.period, m.attemptN, m.amountCents, m.reason, m.note, m.state, m.askedBy, m.askedByName, m.stripeRefundId ?? null, due],
  );
  return rows.length > 0;
}

export async function lockMoneyBack(tx: Tx, id: string): Promise<MoneyBack | null> {
  const [row] = await tx.em.execute<MoneyBack[]>(`select ${columns} from money_back where id = ? for update`, [id]);
  return row ?? null;
}

export async function decideMoneyBack(tx: Tx, id: string, decision: { readonly state: MoneyState; readonly by: string; readonly byName: string; readonly due: boolean }): Promise<void> {
  await tx.em.execute(`update money_back set state = ?, decided_by = ?, decided_by_name = ?, decided_at = app.now(), next_try_at = case when ? then app.now() end where id = ?`, [decision.state, decision.by, decision.byName, decision.due, id]);
}

export async function moneyBackOf(em: EntityManager, customerId: string): Promise<MoneyBack[]> {
  return em.execute<MoneyBack[]>(`select ${columns} from money_back where customer_id = ? order by asked_at desc, id`, [customerId]);
}

export async function moneyBackAsked(em: EntityManager, limit: number): Promise<MoneyBack[]> {
  return em.execute<MoneyBack[]>(`select ${columns} from money_back where state = 'asked' order by asked_at limit ?`, [limit]);
}

/** Takes approved refunds that are due, for `leaseSeconds`, with the payment they give back. */
export async function claimRefunds(em: EntityManager, leaseSeconds: number, limit: number): Promise<(MoneyBack & { intentId: string })[]> {
  return em.execute(
    `update money_back set next_try_at = app.now() + make_interval(secs => ?) where id in (
       select id from money_back where state = 'approved' and next_try_at <= app.now() order by next_try_at limit ? for update skip locked)
     returning ${columns}, (select a.intent_id from charge_attempt a where a.contract_id = money_back.contract_id and a.period = money_back.period and a.n = money_back.attempt_n) as "intentId"`,
    [leaseSeconds, limit],
  );
}

export async function settleRefund(tx: Tx, id: string, outcome: { readonly state: 'done' | 'failed'; readonly stripeRefundId: string | null }): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(`update money_back set state = ?, stripe_refund_id = ?, next_try_at = null where id = ? and state = 'approved' returning 1`, [outcome.state, outcome.stripeRefundId, id]);
  return rows.length > 0;
}

export async function knownRefunds(em: EntityManager, stripeRefundIds: readonly string[]): Promise<Set<string>> {
  if (stripeRefundIds.length === 0) return new Set();
  const rows = await em.execute<{ id: string }[]>(`select stripe_refund_id as id from money_back where stripe_refund_id = any(string_to_array(?, ','))`, [stripeRefundIds.join(',')]);
  return new Set(rows.map((row) => row.id));
}

/** Goodwill that is not used up, in cents. */
export async function creditBalance(em: EntityManager, customerId: string): Promise<number> {
  const [row] = await em.execute<{ cents: number }[]>(
    `select (coalesce((select sum(amount_cents) from money_back where customer_id = ? and kind = 'credit' and state = 'done'), 0)
       - coalesce((select sum(p.credit_cents) from billing_period p join contract c on c.id = p.contract_id where c.customer_id = ? and p.state in ('owed','paid')), 0))::int as cents`,
    [customerId, customerId],
  );
  return row?.cents ?? 0;
}

/** A refund that Stripe refused is tried again. */
export async function retryRefund(tx: Tx, id: string): Promise<void> {
  await tx.em.execute(`update money_back set state = 'approved', next_try_at = app.now() where id = ? and state = 'failed'`, [id]);
}
