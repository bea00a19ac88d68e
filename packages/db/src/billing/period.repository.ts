import type { EntityManager } from '@mikro-orm/postgresql';
import type { PeriodState } from '@sysops/domain/billing';
import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { iso, isoOrNull, ms } from './columns.ts';

export type PeriodKey = { readonly contractId: string; readonly period: number };

/** What is owed for one contract and period, and how far its charge is. Amounts in cents. */
export type PeriodRow = PeriodKey & {
  readonly state: PeriodState;
  readonly planVersionId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly dueAt: Instant;
  readonly netCents: number;
  readonly taxRate: number;
  readonly taxCents: number;
  /** Where the customer lived when the period was planned; null for one planned before this was kept. */
  readonly taxState: string | null;
  readonly creditCents: number;
  readonly chargeCents: number;
  readonly intentId: string | null;
  /** Which payment intent of this period it is; above 1 only after a person let a cancelled one be replaced. */
  readonly intentNo: number;
  readonly tries: number;
  readonly nextTryAt: Instant | null;
  /** A pay link holds the retries back until then. */
  readonly heldUntil: Instant | null;
  readonly failureCode: string | null;
  readonly failedAt: Instant | null;
  readonly messageDay: number | null;
  readonly paidAt: Instant | null;
  readonly refundedCents: number;
};

const columns = `contract_id as "contractId", period, state, plan_version_id as "planVersionId", ${ms('starts_at')} as "startsAt", ${ms('ends_at')} as "endsAt", ${ms('due_at')} as "dueAt",
  net_cents as "netCents", tax_rate as "taxRate", tax_cents as "taxCents", tax_state as "taxState", credit_cents as "creditCents", net_cents + tax_cents - credit_cents as "chargeCents", intent_id as "intentId", intent_no as "intentNo",
  tries, ${ms('next_try_at')} as "nextTryAt", ${ms('held_until')} as "heldUntil", failure_code as "failureCode", ${ms('failed_at')} as "failedAt", message_day as "messageDay", ${ms('paid_at')} as "paidAt", refunded_cents as "refundedCents"`;

export type NewPeriod = Pick<PeriodRow, 'contractId' | 'period' | 'planVersionId' | 'startsAt' | 'endsAt' | 'dueAt' | 'netCents' | 'taxRate' | 'taxCents' | 'taxState' | 'nextTryAt'> & { readonly state: 'planned' | 'owed' };

/** False when the period is there already. */
export async function insertPeriod(tx: Tx, p: NewPeriod): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(
    `insert into billing_period (contract_id, period, state, plan_version_id, starts_at, ends_at, due_at, net_cents, tax_rate, tax_cents, tax_state, next_try_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning 1`,
    [p.contractId, p.period, p.state, p.planVersionId, iso(p.startsAt), iso(p.endsAt), iso(p.dueAt), p.netCents, p.taxRate, p.taxCents, p.taxState, isoOrNull(p.nextTryAt)],
  );
  return rows.length > 0;
}

/** Locks the period until the transaction ends; lock its contract first. */
export async function lockPeriod(tx: Tx, key: PeriodKey): Promise<PeriodRow | null> {
  const [row] = await tx.em.execute<PeriodRow[]>(`select ${columns} from billing_period where contract_id = ? and period = ? for update`, [key.contractId, key.period]);
  return row ?? null;
}

export async function findPeriod(em: EntityManager, key: PeriodKey): Promise<PeriodRow | null> {
  const [row] = await em.execute<PeriodRow[]>(`select ${columns} from billing_period where contract_id = ? and period = ?`, [key.contractId, key.period]);
  return row ?? null;
}

export async function periodsOf(em: EntityManager, contractId: string): Promise<PeriodRow[]> {
  return em.execute<PeriodRow[]>(`select ${columns} from billing_period where contract_id = ? order by period desc`, [contractId]);
}

/**
 * Takes periods whose try is due, for `leaseSeconds`: whoever dies with one loses it to the next worker. Held ones wait
 * for their pay link.
 */
export async function claimDuePeriods(em: EntityManager, leaseSeconds: number, limit: number): Promise<PeriodKey[]> {
  return em.execute<PeriodKey[]>(
    `update billing_period set next_try_at = app.now() + make_interval(secs => ?) where (contract_id, period) in (
       select contract_id, period from billing_period where next_try_at <= app.now() and (held_until is null or held_until <= app.now())
       order by next_try_at limit ? for update skip locked)
     returning contract_id as "contractId", period`,
    [leaseSeconds, limit],
  );
}

type Changes = Partial<Pick<PeriodRow, 'state' | 'planVersionId' | 'dueAt' | 'startsAt' | 'endsAt' | 'creditCents' | 'intentId' | 'intentNo' | 'tries' | 'nextTryAt' | 'heldUntil' | 'failureCode' | 'failedAt' | 'messageDay' | 'paidAt'>>;

const columnOf: Readonly<Record<keyof Changes, string>> = {
  state: 'state', planVersionId: 'plan_version_id', dueAt: 'due_at', startsAt: 'starts_at', endsAt: 'ends_at', creditCents: 'credit_cents', intentId: 'intent_id', intentNo: 'intent_no', tries: 'tries',
  nextTryAt: 'next_try_at', heldUntil: 'held_until', failureCode: 'failure_code', failedAt: 'failed_at', messageDay: 'message_day', paidAt: 'paid_at',
};
const instants: ReadonlySet<string> = new Set(['dueAt', 'startsAt', 'endsAt', 'nextTryAt', 'heldUntil', 'failedAt', 'paidAt'] satisfies (keyof Changes)[]);

/** Writes the given columns of a locked period. */
export async function changePeriod(tx: Tx, key: PeriodKey, changes: Changes): Promise<void> {
  const entries = Object.entries(changes) as [keyof Changes, string | number | null][];
  const values = entries.map(([name, value]) => (typeof value === 'number' && instants.has(name) ? iso(value) : value));
  await tx.em.execute(`update billing_period set ${entries.map(([name]) => `${columnOf[name]} = ?`).join(', ')} where contract_id = ? and period = ?`, [...values, key.contractId, key.period]);
}

/** Reserves money of a payment for a refund; a negative amount gives it back. Above the payment it is a check violation (23514). */
export async function reserveRefund(tx: Tx, key: PeriodKey, cents: number): Promise<void> {
  await tx.em.execute(`update billing_period set refunded_cents = refunded_cents + ? where contract_id = ? and period = ?`, [cents, key.contractId, key.period]);
}

/** Past due periods whose next message may be due: a failed charge whose contract is still dunned. */
export async function periodsInDunning(em: EntityManager, limit: number, after: string): Promise<(PeriodRow & { timeZone: string })[]> {
  return em.execute(
    `select ${columns}, (select time_zone from contract c where c.id = contract_id) as "timeZone" from billing_period
     where state = 'owed' and failed_at is not null and contract_id > ?::uuid and exists (select 1 from contract c where c.id = contract_id and c.status in ('grace','suspended')) order by contract_id limit ?`,
    [after, limit],
  );
}

export type Notice = { readonly contractId: string; readonly period: number; readonly days: number };

/** Planned periods that begin within `days` and were not announced for that day yet. A notice is not sent for a renewal that has begun. */
export async function periodsToAnnounce(em: EntityManager, days: number, limit: number): Promise<PeriodKey[]> {
  return em.execute<PeriodKey[]>(
    `select p.contract_id as "contractId", p.period from billing_period p join contract c on c.id = p.contract_id join plan_version v on v.id = p.plan_version_id
     where p.state = 'planned' and c.status = 'active' and not c.cancel_at_period_end and p.starts_at > app.now() and p.starts_at <= app.now() + make_interval(days => ?) and (v.term = 'year' or ? < 28)
       and not exists (select 1 from billing_notice n where n.key = 'renewal:' || p.contract_id || ':' || p.period || ':' || ?) order by p.starts_at limit ?`,
    [days, days, days, limit],
  );
}

/** Marks a notice as sent; false when it was before. */
export async function markNotice(tx: Tx, key: string, contractId: string): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(`insert into billing_notice (key, contract_id) values (?, ?) on conflict do nothing returning 1`, [key, contractId]);
  return rows.length > 0;
}
