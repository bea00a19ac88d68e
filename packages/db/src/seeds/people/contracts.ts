import type { Tx } from '../../connection/index.ts';
import { day, type Instant } from '@sysops/domain/shared';
import type { DeviceCategory } from '@sysops/domain/tickets';
import type { Chance } from '../chance.ts';
import { insertRows, iso, type Row } from '../insert-rows.ts';
import { models, turntables } from './device-models.ts';

export type PlanRow = { readonly id: string; readonly code: string; readonly tier: string; readonly categories: readonly DeviceCategory[] };
export type DemoDevice = { readonly id: string; readonly category: DeviceCategory; readonly brand: string; readonly model: string; readonly serial: string; readonly purchasedAt: Instant };
export type ContractState = 'unclaimed' | 'active' | 'grace' | 'suspended' | 'ended';
export type DemoContract = { readonly id: string; readonly plan: PlanRow; readonly status: ContractState; readonly startsAt: Instant; readonly endsAt: Instant; readonly receiptNumber: string; readonly zip: string; readonly devices: readonly DemoDevice[] };

type Making = { readonly chance: Chance; readonly now: Instant; readonly plans: readonly PlanRow[] };
type Wish = { readonly zip: string; readonly plan?: string; readonly state?: ContractState; /** The stereo is a record player. */ readonly turntable?: boolean };

const year = 365 * day;

/** Days since the term ended, negative while it runs: cover goes on for 14 days, ends after 30. */
const endedDays: Readonly<Record<ContractState, readonly [number, number]>> = { unclaimed: [-364, -335], active: [-350, -3], grace: [1, 12], suspended: [16, 28], ended: [32, 300] };

function stateBy(chance: Chance): ContractState {
  const drawn = chance.int(1, 100);
  return drawn <= 84 ? 'active' : drawn <= 90 ? 'grace' : drawn <= 94 ? 'suspended' : 'ended';
}

function makeDevice(category: DeviceCategory, purchasedAt: Instant, { chance, turntable }: { readonly chance: Chance; readonly turntable: boolean }): DemoDevice {
  const [brand, model] = chance.pick(turntable && category === 'stereo' ? turntables : models[category]);
  return { id: chance.id(purchasedAt), category, brand, model, serial: `${brand.slice(0, 2).toUpperCase()}${chance.int(10_000_000, 99_999_999)}`, purchasedAt };
}

function makeContract({ chance, now, plans }: Making, { zip, plan: code, state, turntable = false }: Wish): DemoContract {
  const status = state ?? stateBy(chance);
  const [least, most] = endedDays[status];
  const endsAt = now + chance.int(-most * 1440, -least * 1440) * 60_000;
  const startsAt = endsAt - year;
  const plan = code === undefined ? chance.pick(plans) : plans.find((p) => p.code === code);
  if (!plan) throw new Error(`No plan ${code} in the demo`);
  const devices = plan.categories.flatMap((category) => Array.from({ length: chance.yes(0.2) ? 2 : 1 }, () => makeDevice(category, startsAt, { chance, turntable })));
  return { id: chance.id(startsAt), plan, status, startsAt, endsAt, receiptNumber: `PE-${chance.int(1_000_000, 9_999_999)}-${chance.int(100, 999)}`, zip, devices };
}

/** One contract, and for some a second one for other devices. */
export function makeContracts(making: Making, wish: Wish): DemoContract[] {
  const one = makeContract(making, wish);
  return wish.plan === undefined && making.chance.yes(0.12) ? [one, makeContract(making, { zip: wish.zip, state: 'active' })] : [one];
}

/** Sold at the till and nobody's yet. The first one's number is easy to type in a demonstration. */
export function makeUnclaimed(making: Making, zips: readonly string[]): DemoContract[] {
  return zips.map((zip, n) => ({ ...makeContract(making, { zip, state: 'unclaimed', plan: making.plans[n % making.plans.length]?.code ?? '' }), receiptNumber: `PE-2026-${1001 + n}` }));
}

/** A failed renewal has its dates, an ended contract its reason. */
function lifeOf({ status, endsAt, zip }: DemoContract): Row {
  const pastDue = status === 'grace' || status === 'suspended';
  const dates = { failedAt: endsAt, suspendAt: endsAt + 15 * day, endAt: endsAt + 30 * day };
  return {
    time_zone: zip.startsWith('82') ? 'America/Denver' : 'America/New_York', failed: pastDue ? [{ period: 2, ...dates }] : [], failed_at: pastDue ? iso(dates.failedAt) : null, suspend_at: pastDue ? iso(dates.suspendAt) : null, end_at: pastDue ? iso(dates.endAt) : null,
    suspended_at: status === 'suspended' ? iso(dates.suspendAt) : null, ended_at: status === 'ended' ? iso(dates.endAt) : null, end_reason: status === 'ended' ? 'unpaid' : null, paid_ahead: [], paid_through: 1, cancel_at_period_end: false, version: 1,
  };
}

export type OwnedContract = { readonly customerId: string | null; readonly contract: DemoContract };

export async function insertContracts(tx: Tx, contracts: readonly OwnedContract[]): Promise<void> {
  await insertRows(tx, 'contract', contracts.map(({ customerId, contract: c }) => ({
    id: c.id, customer_id: customerId, plan_version_id: c.plan.id, status: c.status, starts_at: iso(c.startsAt), ends_at: iso(c.endsAt), receipt_number: c.receiptNumber, receipt_zip: c.zip, created_at: iso(c.startsAt), ...lifeOf(c),
  })));
  await insertRows(tx, 'device', contracts.flatMap(({ contract }) => contract.devices.map((d) => ({ id: d.id, contract_id: contract.id, category: d.category, brand: d.brand, model: d.model, serial: d.serial, purchased_at: iso(d.purchasedAt) }))));
}
