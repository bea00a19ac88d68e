import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChargeKind, ChargeState } from '@sysops/domain/billing';
import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { iso, ms } from './columns.ts';
import type { PeriodKey } from './period.repository.ts';

export type Attempt = PeriodKey & {
  readonly n: number;
  readonly kind: ChargeKind;
  readonly key: string;
  readonly state: ChargeState;
  readonly methodId: string | null;
  readonly intentId: string | null;
  readonly code: string | null;
  readonly amountCents: number;
  readonly looks: number;
  readonly startedAt: Instant;
  readonly settledAt: Instant | null;
};

const columns = `contract_id as "contractId", period, n, kind, key, state, method_id as "methodId", intent_id as "intentId", code, amount_cents as "amountCents", looks, ${ms('started_at')} as "startedAt", ${ms('settled_at')} as "settledAt"`;

type NewAttempt = Pick<Attempt, 'contractId' | 'period' | 'n' | 'kind' | 'key' | 'state' | 'methodId' | 'intentId' | 'code' | 'amountCents'>;

/** A second success of one period is a unique violation (23505), whoever writes it. */
export async function insertAttempt(tx: Tx, a: NewAttempt): Promise<void> {
  await tx.em.execute(
    `insert into charge_attempt (contract_id, period, n, kind, key, state, method_id, intent_id, code, amount_cents, settled_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [a.contractId, a.period, a.n, a.kind, a.key, a.state, a.methodId, a.intentId, a.code, a.amountCents, a.state === 'started' ? null : iso(tx.now)],
  );
}

/** Ends a try once; false when somebody has ended it already: what came of it is written. */
export async function settleAttempt(tx: Tx, at: PeriodKey & { readonly n: number }, outcome: { readonly state: Exclude<ChargeState, 'started'>; readonly code: string | null; readonly intentId: string | null }): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(
    `update charge_attempt set state = ?, code = ?, intent_id = coalesce(?, intent_id), settled_at = app.now() where contract_id = ? and period = ? and n = ? and state = 'started' returning 1`,
    [outcome.state, outcome.code, outcome.intentId, at.contractId, at.period, at.n],
  );
  return rows.length > 0;
}

export async function noteIntent(tx: Tx, at: PeriodKey & { readonly n: number }, intentId: string): Promise<void> {
  await tx.em.execute(`update charge_attempt set intent_id = ? where contract_id = ? and period = ? and n = ?`, [intentId, at.contractId, at.period, at.n]);
}

/** Counts one more look at a try whose outcome nobody knows. */
export async function countLook(em: EntityManager, at: PeriodKey & { readonly n: number }): Promise<void> {
  await em.execute(`update charge_attempt set looks = looks + 1 where contract_id = ? and period = ? and n = ?`, [at.contractId, at.period, at.n]);
}

export async function attemptsOf(em: EntityManager, key: PeriodKey): Promise<Attempt[]> {
  return em.execute<Attempt[]>(`select ${columns} from charge_attempt where contract_id = ? and period = ? order by n`, [key.contractId, key.period]);
}

export async function attemptsOfContract(em: EntityManager, contractId: string): Promise<Attempt[]> {
  return em.execute<Attempt[]>(`select ${columns} from charge_attempt where contract_id = ? order by period, n`, [contractId]);
}

/** The try that is under way, or whose outcome is unknown. */
export async function openAttempt(em: EntityManager, key: PeriodKey): Promise<Attempt | null> {
  const [row] = await em.execute<Attempt[]>(`select ${columns} from charge_attempt where contract_id = ? and period = ? and state = 'started'`, [key.contractId, key.period]);
  return row ?? null;
}

/** The number of the next try; tries of both kinds share it. */
export async function nextAttemptNo(em: EntityManager, key: PeriodKey): Promise<number> {
  const [row] = await em.execute<{ n: number }[]>(`select coalesce(max(n), 0) + 1 as n from charge_attempt where contract_id = ? and period = ?`, [key.contractId, key.period]);
  return row?.n ?? 1;
}

/** The try that this payment settled, or null: Stripe may know of one that we do not. */
export async function settledBy(em: EntityManager, intentId: string): Promise<Attempt | null> {
  const [row] = await em.execute<Attempt[]>(`select ${columns} from charge_attempt where intent_id = ? and state in ('succeeded','duplicate')`, [intentId]);
  return row ?? null;
}

/** What these payments settled, by payment, with what was owed. */
export async function settledByMany(em: EntityManager, intentIds: readonly string[]): Promise<Map<string, Attempt & { readonly owedCents: number }>> {
  if (intentIds.length === 0) return new Map();
  const rows = await em.execute<(Attempt & { owedCents: number; intentId: string })[]>(
    `select ${columns}, (select p.net_cents + p.tax_cents - p.credit_cents from billing_period p where p.contract_id = charge_attempt.contract_id and p.period = charge_attempt.period) as "owedCents"
     from charge_attempt where intent_id = any(string_to_array(?, ',')) and state in ('succeeded','duplicate')`,
    [intentIds.join(',')],
  );
  return new Map(rows.map((row) => [row.intentId, row]));
}

/** Settled payments since an instant, to be compared with Stripe. */
export async function settledSince(em: EntityManager, since: Instant, limit: number): Promise<Attempt[]> {
  return em.execute<Attempt[]>(`select ${columns} from charge_attempt where state in ('succeeded','duplicate') and intent_id is not null and settled_at >= ? order by settled_at limit ?`, [iso(since), limit]);
}

/** A payment that counted as paid turns out not to be there. */
export async function voidSettled(tx: Tx, intentId: string): Promise<void> {
  await tx.em.execute(`update charge_attempt set state = 'void', code = 'not_at_stripe' where intent_id = ? and state = 'succeeded'`, [intentId]);
}
