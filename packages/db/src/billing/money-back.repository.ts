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
  /** How often it was sent to Stripe, each time with a key of its own. */
  readonly sends: number;
  /** It takes from what is left of the period's payment, as long as it is not refused or failed. */
  readonly reserves: boolean;
};

const columns = `id, kind, customer_id as "customerId", contract_id as "contractId", period, attempt_n as "attemptN", amount_cents as "amountCents", reason, note, state, asked_by as "askedBy", asked_by_name as "askedByName",
  ${ms('asked_at')} as "askedAt", decided_by_name as "decidedByName", stripe_refund_id as "stripeRefundId", sends, reserves`;

type NewMoneyBack = Pick<MoneyBack, 'id' | 'kind' | 'customerId' | 'contractId' | 'period' | 'attemptN' | 'amountCents' | 'reason' | 'note' | 'askedBy' | 'askedByName'> & { readonly state: 'asked' | 'approved' | 'done'; readonly stripeRefundId?: string; readonly reserves?: boolean };

/** An approved refund is due at once. False when its id, or the return of this second payment, is there already: then nothing was written. */
export async function insertMoneyBack(tx: Tx, m: NewMoneyBack): Promise<boolean> {
  const due = m.kind === 'refund' && m.state === 'approved' ? iso(tx.now) : null;
  const rows = await tx.em.execute<unknown[]>(
    `insert into money_back (id, kind, customer_id, contract_id, period, attempt_n, amount_cents, reason, note, state, asked_by, asked_by_name, stripe_refund_id, next_try_at, reserves)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning 1`,
    [m.id, m.kind, m.customerId, m.contractId, m.period, m.attemptN, m.amountCents, m.reason, m.note, m.state, m.askedBy, m.askedByName, m.stripeRefundId ?? null, due, m.reserves ?? false],
  );
  return rows.length > 0;
}

export async function lockMoneyBack(tx: Tx, id: string): Promise<MoneyBack | null> {
  const [row] = await tx.em.execute<MoneyBack[]>(`select ${columns} from money_back where id = ? for update`, [id]);
  return row ?? null;
}

export async function findMoneyBack(em: EntityManager, id: string): Promise<MoneyBack | null> {
  const [row] = await em.execute<MoneyBack[]>(`select ${columns} from money_back where id = ?`, [id]);
  return row ?? null;
}

/** The refund that Stripe knows by this id. */
export async function findByStripeRefund(em: EntityManager, stripeRefundId: string): Promise<MoneyBack | null> {
  const [row] = await em.execute<MoneyBack[]>(`select ${columns} from money_back where stripe_refund_id = ?`, [stripeRefundId]);
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

/** Takes refunds that are due for a call to Stripe, for `leaseSeconds`, with the payment they give back: approved ones are sent, sent ones are looked at. */
export async function claimRefunds(em: EntityManager, leaseSeconds: number, limit: number): Promise<(MoneyBack & { intentId: string })[]> {
  return em.execute(
    `update money_back set next_try_at = app.now() + make_interval(secs => ?) where id in (
       select id from money_back where state in ('approved','sent') and next_try_at <= app.now() order by next_try_at limit ? for update skip locked)
     returning ${columns}, (select a.intent_id from charge_attempt a where a.contract_id = money_back.contract_id and a.period = money_back.period and a.n = money_back.attempt_n) as "intentId"`,
    [leaseSeconds, limit],
  );
}

/** At Stripe, and the bank has not answered yet: looked at again then. */
export async function noteSent(tx: Tx, id: string, at: { readonly stripeRefundId: string; readonly lookAt: Instant }): Promise<void> {
  await tx.em.execute(`update money_back set state = 'sent', stripe_refund_id = ?, next_try_at = ? where id = ? and state = 'approved'`, [at.stripeRefundId, iso(at.lookAt), id]);
}

/** What came of a locked refund: also one that was done may come back. */
export async function settleRefund(tx: Tx, id: string, outcome: { readonly state: 'done' | 'failed'; readonly stripeRefundId: string | null }): Promise<void> {
  await tx.em.execute(`update money_back set state = ?, stripe_refund_id = coalesce(?, stripe_refund_id), next_try_at = null where id = ?`, [outcome.state, outcome.stripeRefundId, id]);
}

/** Goodwill that is not used up, in cents. */
export async function creditBalance(em: EntityManager, customerId: string): Promise<number> {
  const [row] = await em.execute<{ cents: number }[]>(
    `select (coalesce((select sum(amount_cents) from money_back where customer_id = ? and kind = 'credit' and state = 'done'), 0)
       - coalesce((select sum(p.credit_cents) from billing_period p join contract c on c.id = p.contract_id where c.customer_id = ? and p.state in ('owed','paid','waived')), 0))::int as cents`,
    [customerId, customerId],
  );
  return row?.cents ?? 0;
}

/** What will be left of a customer's credit for a planned period: those that are due before it use theirs first. */
export async function creditLeftFor(em: EntityManager, of: { readonly customerId: string; readonly contractId: string; readonly period: number; readonly dueAt: Instant }): Promise<number> {
  const [row] = await em.execute<{ cents: number }[]>(
    `select coalesce(sum(p.net_cents + p.tax_cents), 0)::int as cents from billing_period p join contract c on c.id = p.contract_id
     where c.customer_id = ? and p.state = 'planned' and c.status = 'active' and not c.cancel_at_period_end and (p.due_at, p.contract_id, p.period) < (?::timestamptz, ?::uuid, ?)`,
    [of.customerId, iso(of.dueAt), of.contractId, of.period],
  );
  return Math.max(0, (await creditBalance(em, of.customerId)) - (row?.cents ?? 0));
}

/** A failed refund is sent once more, with a new key. */
export async function retryRefund(tx: Tx, id: string): Promise<void> {
  await tx.em.execute(`update money_back set state = 'approved', sends = sends + 1, stripe_refund_id = null, next_try_at = app.now() where id = ? and state = 'failed'`, [id]);
}

/** Credit that was given to a customer, or asked for him, since an instant. */
export async function creditGivenSince(em: EntityManager, customerId: string, since: Instant): Promise<number> {
  const [row] = await em.execute<{ cents: number }[]>(`select coalesce(sum(amount_cents), 0)::int as cents from money_back where customer_id = ? and kind = 'credit' and state in ('asked','done') and asked_at >= ?`, [customerId, iso(since)]);
  return row?.cents ?? 0;
}

/** What is to go back of one payment, as far as we know: at Stripe, or on its way there. */
export async function refundedBy(em: EntityManager, of: { readonly contractId: string; readonly period: number; readonly n: number }): Promise<number> {
  const [row] = await em.execute<{ cents: number }[]>(
    `select coalesce(sum(amount_cents), 0)::int as cents from money_back where contract_id = ? and period = ? and attempt_n = ? and kind = 'refund' and state in ('sent','done')`, [of.contractId, of.period, of.n]);
  return row?.cents ?? 0;
}

/** How refunds stand here, by their id at Stripe. */
export async function refundStates(em: EntityManager, stripeRefundIds: readonly string[]): Promise<Map<string, MoneyState>> {
  if (stripeRefundIds.length === 0) return new Map();
  const rows = await em.execute<{ id: string; state: MoneyState }[]>(`select stripe_refund_id as id, state from money_back where stripe_refund_id = any(string_to_array(?, ','))`, [stripeRefundIds.join(',')]);
  return new Map(rows.map(({ id, state }) => [id, state]));
}
