import type { EntityManager } from '@mikro-orm/postgresql';
import type { ContractView, CorrectDevice, DeviceView } from '@sysops/domain/billing';
import type { Tx } from '../connection/index.ts';
import { anyId, isoOrNull, list, ms } from './columns.ts';
import { plansByVersion } from './plan.queries.ts';
import { lockVisits, termColumns, withVisits, type TermColumns } from './visit-count.queries.ts';

type DeviceRow = { id: string; contract_id: string; category: DeviceView['category']; brand: string; model: string; serial: string | null; purchased: number | null };

const deviceColumns = `d.id, d.contract_id, d.category, d.brand, d.model, d.serial, ${ms('d.purchased_at')} as purchased`;

const toDevice = (row: DeviceRow): DeviceView => ({ id: row.id, category: row.category, brand: row.brand, model: row.model, label: `${row.brand} ${row.model}`, serial: row.serial, purchasedAt: row.purchased });

type ContractRow = Omit<ContractView, 'plan' | 'devices' | 'visits'> & TermColumns & { readonly planVersionId: string };
type Uncounted = Omit<ContractView, 'visits'> & TermColumns;

const contractColumns = `id, number, customer_id as "customerId", status, plan_version_id as "planVersionId", ${ms('starts_at')} as "startsAt", ${ms('ends_at')} as "endsAt", time_zone as "timeZone", cancel_at_period_end as "cancelAtPeriodEnd",
  ${ms('suspend_at')} as "suspendAt", ${ms('end_at')} as "endAt", ${ms('ended_at')} as "endedAt", end_reason as "endReason", receipt_number as "receiptNumber", ${termColumns}`;

async function withPlansAndDevices(em: EntityManager, contracts: readonly ContractRow[]): Promise<Uncounted[]> {
  if (contracts.length === 0) return [];
  const plans = await plansByVersion(em, contracts.map((c) => c.planVersionId));
  const devices = await em.execute<DeviceRow[]>(`select ${deviceColumns} from device d where d.contract_id = ${anyId} and d.removed_at is null order by d.id`, [list(contracts.map((c) => c.id))]);
  return contracts.flatMap(({ planVersionId, ...row }) => {
    const plan = plans.get(planVersionId);
    return plan ? [{ ...row, plan, devices: devices.filter((d) => d.contract_id === row.id).map(toDevice) }] : [];
  });
}

async function contractsOf(em: EntityManager, customerId: string): Promise<Uncounted[]> {
  return withPlansAndDevices(em, await em.execute<ContractRow[]>(`select ${contractColumns} from contract where customer_id = ? order by starts_at desc, id`, [customerId]));
}

/** A customer's contracts with plan, devices and visits used, newest first. */
export async function listContracts(em: EntityManager, customerId: string): Promise<ContractView[]> {
  return withVisits(em, await contractsOf(em, customerId));
}

export async function contractsByIds(em: EntityManager, ids: readonly string[]): Promise<ContractView[]> {
  if (ids.length === 0) return [];
  return withVisits(em, await withPlansAndDevices(em, await em.execute<ContractRow[]>(`select ${contractColumns} from contract where id = ${anyId}`, [list(ids)])));
}

/** Until the transaction ends nobody else takes a visit of these contracts. */
export async function lockContractVisits(tx: Tx, customerId: string): Promise<ContractView[]> {
  const contracts = await contractsOf(tx.em, customerId);
  await lockVisits(tx, contracts);
  return withVisits(tx.em, contracts);
}

export async function findDevice(em: EntityManager, customerId: string, deviceId: string): Promise<DeviceView | null> {
  const [row] = await em.execute<DeviceRow[]>(`select ${deviceColumns} from device d join contract c on c.id = d.contract_id where d.id = ? and c.customer_id = ? and d.removed_at is null`, [deviceId, customerId]);
  return row ? toDevice(row) : null;
}

/** Takes a device off its contract; false when it is not there. */
export async function removeDevice(em: EntityManager, contractId: string, deviceId: string): Promise<boolean> {
  const rows = await em.execute<unknown[]>(`update device set removed_at = app.now() where id = ? and contract_id = ? and removed_at is null returning 1`, [deviceId, contractId]);
  return rows.length > 0;
}

/** Writes down what a device is, except its kind; null when it is not on the contract. */
export async function correctDevice(em: EntityManager, { contractId, deviceId, brand, model, serial, purchasedAt }: CorrectDevice): Promise<DeviceView | null> {
  const [row] = await em.execute<DeviceRow[]>(
    `update device d set brand = ?, model = ?, serial = ?, purchased_at = ? where id = ? and contract_id = ? and removed_at is null returning ${deviceColumns}`,
    [brand, model, serial === '' ? null : serial, isoOrNull(purchasedAt), deviceId, contractId],
  );
  return row ? toDevice(row) : null;
}

/** Which of these customers have a contract that covers something now; the same rule as the domain's `standingOf`. */
export async function coveredCustomers(em: EntityManager, customerIds: readonly string[]): Promise<Set<string>> {
  if (customerIds.length === 0) return new Set();
  const rows = await em.execute<{ id: string }[]>(
    `select distinct customer_id as id from contract where customer_id = ${anyId} and starts_at <= app.now()
       and ((status = 'active' and (ends_at > app.now() or not cancel_at_period_end)) or (status = 'grace' and suspend_at > app.now()))`,
    [list(customerIds)],
  );
  return new Set(rows.map((row) => row.id));
}

export type FoundPlan = { readonly customerId: string; readonly foundBy: 'plan' | 'receipt' | 'invoice' | 'serial'; readonly found: string };

/** Whose plan, receipt, invoice or device has this number; `code` in capitals, letters and digits only. A receipt or serial may be given by its beginning. No order inside: it would lead the planner past the index of beginnings. */
export async function findByCode(em: EntityManager, code: string, limit: number): Promise<FoundPlan[]> {
  const digits = /^(?:P|PS)?(\d{6,9})$/.exec(code)?.[1] ?? null;
  return em.execute<FoundPlan[]>(
    `(select customer_id as "customerId", 'plan' as "foundBy", 'P-' || number as found from contract where number = ?::integer and customer_id is not null)
     union all (select customer_id, 'invoice', number from invoice where number = 'PS-' || ?)
     union all (select customer_id, 'receipt', receipt_number from contract where receipt_number is not null and app.code_key(receipt_number) like ? || '%' and customer_id is not null limit ?)
     union all (select c.customer_id, 'serial', d.serial from device d join contract c on c.id = d.contract_id where d.serial is not null and app.code_key(d.serial) like ? || '%' and d.removed_at is null and c.customer_id is not null limit ?)`,
    [digits, digits, code, limit, code, limit],
  );
}

/** Which of these receipts are recorded. */
export async function knownReceipts(em: EntityManager, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await em.execute<{ number: string }[]>(`select receipt_number as number from contract where receipt_number in (select jsonb_array_elements_text(?::jsonb))`, [JSON.stringify(numbers)]);
  return new Set(rows.map((row) => row.number));
}

/** Any receipt that nobody has claimed, for the demonstration. */
export async function findUnclaimedReceipt(em: EntityManager): Promise<{ receiptNumber: string; zip: string } | null> {
  const [row] = await em.execute<{ receiptNumber: string; zip: string }[]>(`select receipt_number as "receiptNumber", receipt_zip as zip from contract where status = 'unclaimed' order by random() limit 1`);
  return row ?? null;
}
