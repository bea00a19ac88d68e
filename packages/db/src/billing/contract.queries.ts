import type { EntityManager } from '@mikro-orm/postgresql';
import type { ContractStatus, ContractView, CoveringContract, DeviceView, PlanView } from '@sysops/domain/billing';

const planColumns = `plan_code as code, id as "versionId", name, price_cents as "priceCents", currency, term, to_json(categories) as categories, tier`;

export async function listPlans(em: EntityManager): Promise<PlanView[]> {
  return em.execute<PlanView[]>(`select ${planColumns} from plan_version where current order by price_cents`);
}

export async function findPlan(em: EntityManager, code: string): Promise<PlanView | null> {
  const [row] = await em.execute<PlanView[]>(`select ${planColumns} from plan_version where current and plan_code = ?`, [code]);
  return row ?? null;
}

type DeviceRow = { id: string; contract_id: string; category: DeviceView['category']; brand: string; model: string; serial: string | null; purchased_ms: string | null };

const deviceColumns = `id, contract_id, category, brand, model, serial, floor(extract(epoch from purchased_at) * 1000)::bigint::text as purchased_ms`;

const toDevice = (row: DeviceRow): DeviceView => ({
  id: row.id, category: row.category, brand: row.brand, model: row.model, label: `${row.brand} ${row.model}`, serial: row.serial, purchasedAt: row.purchased_ms === null ? null : Number(row.purchased_ms),
});

type ContractRow = { id: string; status: ContractStatus; plan_version_id: string; starts_ms: string; ends_ms: string };

/** A customer's contracts with plan and devices, newest first. */
export async function listContracts(em: EntityManager, customerId: string): Promise<ContractView[]> {
  const contracts = await em.execute<ContractRow[]>(
    `select id, status, plan_version_id, floor(extract(epoch from starts_at) * 1000)::bigint::text as starts_ms, floor(extract(epoch from ends_at) * 1000)::bigint::text as ends_ms
     from contract where customer_id = ? order by starts_at desc, id`,
    [customerId],
  );
  if (contracts.length === 0) return [];
  const plans = await em.execute<PlanView[]>(`select ${planColumns} from plan_version where id = any(string_to_array(?, ',')::uuid[])`, [contracts.map((c) => c.plan_version_id).join(',')]);
  const devices = await em.execute<DeviceRow[]>(`select ${deviceColumns} from device where contract_id = any(string_to_array(?, ',')::uuid[]) order by id`, [contracts.map((c) => c.id).join(',')]);
  return contracts.flatMap((row) => {
    const plan = plans.find((p) => p.versionId === row.plan_version_id);
    return plan ? [{ id: row.id, status: row.status, plan, startsAt: Number(row.starts_ms), endsAt: Number(row.ends_ms), devices: devices.filter((d) => d.contract_id === row.id).map(toDevice) }] : [];
  });
}

/** What cover is decided from. */
export async function coveringContracts(em: EntityManager, customerId: string): Promise<CoveringContract[]> {
  const contracts = await listContracts(em, customerId);
  return contracts.map((c) => ({ contractId: c.id, planVersionId: c.plan.versionId, status: c.status, tier: c.plan.tier, startsAt: c.startsAt, endsAt: c.endsAt, categories: c.plan.categories, deviceIds: c.devices.map((d) => d.id) }));
}

export async function findDevice(em: EntityManager, customerId: string, deviceId: string): Promise<DeviceView | null> {
  const [row] = await em.execute<DeviceRow[]>(
    `select d.id, d.contract_id, d.category, d.brand, d.model, d.serial, floor(extract(epoch from d.purchased_at) * 1000)::bigint::text as purchased_ms
     from device d join contract c on c.id = d.contract_id where d.id = ? and c.customer_id = ?`,
    [deviceId, customerId],
  );
  return row ? toDevice(row) : null;
}

/** Which of these customers have a contract that covers something now. */
export async function coveredCustomers(em: EntityManager, customerIds: readonly string[]): Promise<Set<string>> {
  if (customerIds.length === 0) return new Set();
  const rows = await em.execute<{ id: string }[]>(
    `select distinct customer_id as id from contract where customer_id = any(string_to_array(?, ',')::uuid[]) and status in ('active','grace') and starts_at <= app.now() and (ends_at > app.now() or status = 'grace')`,
    [customerIds.join(',')],
  );
  return new Set(rows.map((row) => row.id));
}

/** Any receipt that nobody has claimed, for the demonstration. */
export async function findUnclaimedReceipt(em: EntityManager): Promise<{ receiptNumber: string; zip: string } | null> {
  const [row] = await em.execute<{ receiptNumber: string; zip: string }[]>(`select receipt_number as "receiptNumber", receipt_zip as zip from contract where status = 'unclaimed' order by random() limit 1`);
  return row ?? null;
}
