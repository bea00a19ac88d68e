import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf, evolve, isoDate, parseIsoDate, type Contract, type ContractEvent, type ContractFacts, type DeviceFacts, type EndReason, type FailedPeriod, type PaidPeriod, type Term } from '@sysops/domain/billing';
import { DomainError, type Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { iso, isoOrNull, ms } from './columns.ts';

type Row = {
  id: string; customer_id: string | null; plan_version_id: string; term: Term; status: Contract['status']; starts: number; ends: number; time_zone: string; anchor: string | null;
  paid_through: number; paid_ahead: PaidPeriod[]; failed: FailedPeriod[]; cancel_at_period_end: boolean; pay_by: number | null;
  failed_at: number | null; suspend_at: number | null; end_at: number | null; suspended_at: number | null; ended_at: number | null; end_reason: EndReason | null; version: number;
};

const columns = `c.id, c.customer_id, c.plan_version_id, v.term, c.status, ${ms('c.starts_at')} as starts, ${ms('c.ends_at')} as ends, c.time_zone, to_char(c.anchor_on, 'YYYY-MM-DD') as anchor,
  c.paid_through, c.paid_ahead, c.failed, c.cancel_at_period_end, ${ms('c.pay_by')} as pay_by, ${ms('c.failed_at')} as failed_at, ${ms('c.suspend_at')} as suspend_at, ${ms('c.end_at')} as end_at,
  ${ms('c.suspended_at')} as suspended_at, ${ms('c.ended_at')} as ended_at, c.end_reason, c.version`;

const must = <T>(value: T | null): T => {
  if (value === null) throw new Error('A contract row is incomplete; its constraints should have refused it');
  return value;
};

function toContract(row: Row): Contract {
  const facts: ContractFacts = {
    id: row.id, planVersionId: row.plan_version_id, term: row.term, timeZone: row.time_zone, anchor: row.anchor === null ? dateOf(row.starts, row.time_zone) : parseIsoDate(row.anchor),
    startsAt: row.starts, endsAt: row.ends, paidThrough: row.paid_through, paidAhead: row.paid_ahead, failed: row.failed, cancelAtPeriodEnd: row.cancel_at_period_end, version: row.version,
  };
  const dunned = () => ({ customerId: must(row.customer_id), failedAt: must(row.failed_at), suspendAt: must(row.suspend_at), endAt: must(row.end_at) });
  switch (row.status) {
    case 'unclaimed': return { ...facts, status: 'unclaimed', customerId: null };
    case 'pending': return { ...facts, status: 'pending', customerId: must(row.customer_id), payBy: must(row.pay_by) };
    case 'active': return { ...facts, status: 'active', customerId: must(row.customer_id) };
    case 'grace': return { ...facts, ...dunned(), status: 'grace' };
    case 'suspended': return { ...facts, ...dunned(), status: 'suspended', suspendedAt: row.suspended_at ?? must(row.suspend_at) };
    case 'ended': return { ...facts, status: 'ended', customerId: must(row.customer_id), endedAt: must(row.ended_at), endReason: must(row.end_reason) };
  }
}

const pastDue = (contract: Contract): [string | null, string | null, string | null, string | null] =>
  contract.status === 'grace' || contract.status === 'suspended'
    ? [iso(contract.failedAt), iso(contract.suspendAt), iso(contract.endAt), contract.status === 'suspended' ? iso(contract.suspendedAt) : null]
    : [null, null, null, null];

function columnsOf(contract: Contract): unknown[] {
  const ended = contract.status === 'ended' ? [iso(contract.endedAt), contract.endReason] : [null, null];
  return [
    contract.customerId, contract.planVersionId, contract.status, iso(contract.startsAt), iso(contract.endsAt), contract.timeZone, isoDate(contract.anchor), contract.paidThrough,
    JSON.stringify(contract.paidAhead), JSON.stringify(contract.failed), contract.cancelAtPeriodEnd, isoOrNull(contract.status === 'pending' ? contract.payBy : null), ...pastDue(contract), ...ended, contract.version,
  ];
}

async function writeHistory(tx: Tx, contract: Contract, event: ContractEvent): Promise<void> {
  await tx.em.execute(`insert into contract_history (contract_id, version, type, event, at) values (?, ?, ?, ?::jsonb, ?)`, [contract.id, contract.version, event.type, JSON.stringify(event), iso(event.at)]);
}

export type Receipt = { readonly number: string; readonly zip: string };

/** `hash` is of everything that was sold. */
type SoldReceipt = Receipt & { readonly hash: string };

/** Row, devices and first history line. A used receipt number or device id is a unique violation (23505). */
export async function insertContract(tx: Tx, event: ContractEvent, more: { readonly receipt: SoldReceipt | null; readonly devices: readonly DeviceFacts[] }): Promise<Contract> {
  const contract = evolve(null, event);
  await tx.em.execute(
    `insert into contract (id, receipt_number, receipt_zip, sale_hash, customer_id, plan_version_id, status, starts_at, ends_at, time_zone, anchor_on, paid_through, paid_ahead, failed, cancel_at_period_end, pay_by, failed_at, suspend_at, end_at, suspended_at, ended_at, end_reason, version)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::date, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [contract.id, more.receipt?.number ?? null, more.receipt?.zip ?? null, more.receipt?.hash ?? null, ...columnsOf(contract)],
  );
  for (const device of more.devices) await insertDevice(tx, contract, device);
  await writeHistory(tx, contract, event);
  return contract;
}

export async function insertDevice(tx: Tx, contract: Pick<Contract, 'id' | 'startsAt'>, device: DeviceFacts): Promise<void> {
  await tx.em.execute(`insert into device (id, contract_id, category, brand, model, serial, purchased_at) values (?, ?, ?, ?, ?, ?, ?)`, [
    device.deviceId, contract.id, device.category, device.brand, device.model, device.serial || null, iso(device.purchasedAt ?? contract.startsAt),
  ]);
}

/** Locks the row until the transaction ends. Throws `not_found`. */
export async function lockContract(tx: Tx, contractId: string): Promise<Contract> {
  const [row] = await tx.em.execute<Row[]>(`select ${columns} from contract c join plan_version v on v.id = c.plan_version_id where c.id = ? for update of c`, [contractId]);
  if (!row) throw new DomainError('not_found', 'There is no such plan', { contractId });
  return toContract(row);
}

export async function findContract(em: EntityManager, contractId: string): Promise<Contract | null> {
  const [row] = await em.execute<Row[]>(`select ${columns} from contract c join plan_version v on v.id = c.plan_version_id where c.id = ?`, [contractId]);
  return row ? toContract(row) : null;
}

/** The till sale with this receipt number and ZIP code, locked: of two who claim it, the second finds it taken. Capitals, spaces and hyphens do not matter; a number typed exactly comes first. */
export async function lockSale(tx: Tx, receipt: Receipt): Promise<Contract | null> {
  const [row] = await tx.em.execute<Row[]>(`select ${columns} from contract c join plan_version v on v.id = c.plan_version_id where app.code_key(c.receipt_number) = app.code_key(?) and c.receipt_zip = ? order by (c.receipt_number = ?) desc, c.id limit 1 for update of c`, [receipt.number, receipt.zip, receipt.number]);
  return row ? toContract(row) : null;
}

/** Applies one more fact to a locked contract: row and history together. */
export async function saveContractEvent(tx: Tx, contract: Contract, event: ContractEvent): Promise<Contract> {
  const next = evolve(contract, event);
  await tx.em.execute(
    `update contract set customer_id = ?, plan_version_id = ?, status = ?, starts_at = ?, ends_at = ?, time_zone = ?, anchor_on = ?::date, paid_through = ?, paid_ahead = ?::jsonb, failed = ?::jsonb,
       cancel_at_period_end = ?, pay_by = ?, failed_at = ?, suspend_at = ?, end_at = ?, suspended_at = ?, ended_at = ?, end_reason = ?, version = ? where id = ?`,
    [...columnsOf(next), next.id],
  );
  await writeHistory(tx, next, event);
  return next;
}

export async function contractHistory(em: EntityManager, contractId: string): Promise<{ type: ContractEvent['type']; event: ContractEvent; at: Instant }[]> {
  return em.execute(`select type, event, ${ms('at')} as at from contract_history where contract_id = ? order by version`, [contractId]);
}
