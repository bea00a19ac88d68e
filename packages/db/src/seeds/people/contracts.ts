import type { Tx } from '../../connection/index.ts';
import { dateOf, endOfPeriod, termsAfter } from '@sysops/domain/billing';
import { day, instantOf, type Instant } from '@sysops/domain/shared';
import type { DeviceCategory } from '@sysops/domain/tickets';
import type { Chance } from '../chance.ts';
import { insertRows, iso } from '../insert-rows.ts';
import { contractRow, type ContractLife } from './contract-life.ts';
import { models, turntables } from './device-models.ts';

export type PlanRow = { readonly id: string; readonly code: string; readonly tier: string; readonly categories: readonly DeviceCategory[] };
export type DemoDevice = { readonly id: string; readonly category: DeviceCategory; readonly brand: string; readonly model: string; readonly serial: string; readonly purchasedAt: Instant };
export type ContractState = 'unclaimed' | 'active' | 'grace' | 'suspended' | 'ended';
export type DemoContract = {
  readonly id: string;
  readonly plan: PlanRow;
  readonly status: ContractState;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly timeZone: string;
  /** Terms that are paid. */
  readonly years: number;
  /** Null: bought on the website. */
  readonly receiptNumber: string | null;
  readonly zip: string;
  readonly devices: readonly DemoDevice[];
};

type Making = { readonly chance: Chance; readonly now: Instant; readonly plans: readonly PlanRow[] };
type Wish = { readonly zip: string; readonly plan?: string | undefined; readonly state?: ContractState; /** The stereo is a record player. */ readonly turntable?: boolean; readonly years?: number; /** Whole days from now to its end. */ readonly endsInDays?: number };

/**
 * Days since the term ended, negative while it runs: cover goes on for 14 days, ends after 30. No term ends in the first
 * weeks, but those that are asked for: nobody of the demonstration has a card at Stripe, so each of them would fail.
 */
const endedDays: Readonly<Record<ContractState, readonly [number, number]>> = { unclaimed: [-364, -335], active: [-364, -21], grace: [1, 12], suspended: [16, 28], ended: [32, 300] };

function stateBy(chance: Chance): ContractState {
  const drawn = chance.int(1, 1000);
  return drawn <= 914 ? 'active' : drawn <= 920 ? 'grace' : drawn <= 924 ? 'suspended' : 'ended';
}

function makeDevice(category: DeviceCategory, purchasedAt: Instant, { chance, turntable }: { readonly chance: Chance; readonly turntable: boolean }): DemoDevice {
  const [brand, model] = chance.pick(turntable && category === 'stereo' ? turntables : models[category]);
  return { id: chance.id(purchasedAt), category, brand, model, serial: `${brand.slice(0, 2).toUpperCase()}${chance.int(10_000_000, 99_999_999)}`, purchasedAt };
}

const longestYears = 4;
const boughtOnline = 0.3;

/** From which day to which: whole terms back from the local date it ends on, sold at some minute of a shop's day. */
function termOf({ chance, now }: Making, { zip, endsInDays, ...wish }: Wish & { readonly status: ContractState }): Pick<DemoContract, 'startsAt' | 'endsAt' | 'timeZone' | 'years'> {
  const timeZone = zip.startsWith('82') ? 'America/Denver' : 'America/New_York';
  const [least, most] = endedDays[wish.status];
  const drawn = now + chance.int(-most * 1440, -least * 1440) * 60_000;
  const years = wish.years ?? (wish.status === 'unclaimed' ? 1 : chance.int(1, longestYears));
  const anchor = termsAfter(dateOf(endsInDays === undefined ? drawn : now + endsInDays * day, timeZone), 'year', -years);
  return { timeZone, years, startsAt: instantOf(anchor, chance.int(10 * 60, 18 * 60), timeZone), endsAt: endOfPeriod({ anchor, term: 'year', timeZone }, years) };
}

function makeContract(making: Making, wish: Wish): DemoContract {
  const { chance, plans } = making;
  const { zip, plan: code, turntable = false } = wish;
  const status = wish.state ?? stateBy(chance);
  const term = termOf(making, { ...wish, status });
  const plan = code === undefined ? chance.pick(plans) : plans.find((p) => p.code === code);
  if (!plan) throw new Error(`No plan ${code} in the demo`);
  const devices = plan.categories.flatMap((category) => Array.from({ length: chance.yes(0.2) ? 2 : 1 }, () => makeDevice(category, term.startsAt, { chance, turntable })));
  const receiptNumber = `PE-${chance.int(1_000_000, 9_999_999)}-${chance.int(100, 999)}`;
  return { id: chance.id(term.startsAt), plan, status, ...term, receiptNumber: status !== 'unclaimed' && code === undefined && chance.yes(boughtOnline) ? null : receiptNumber, zip, devices };
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

export async function insertContracts(tx: Tx, contracts: readonly { readonly contract: DemoContract; readonly life: ContractLife }[]): Promise<void> {
  await insertRows(tx, 'contract', contracts.map(({ contract: c, life }) => ({ id: c.id, receipt_number: c.receiptNumber, receipt_zip: c.receiptNumber === null ? null : c.zip, created_at: iso(c.startsAt), ...contractRow(life.contract) })));
  await insertRows(tx, 'contract_history', contracts.flatMap(({ contract: c, life }) => life.events.map((event, n) => ({ contract_id: c.id, version: n + 1, type: event.type, event, at: iso(event.at) }))));
  await insertRows(tx, 'device', contracts.flatMap(({ contract }) => contract.devices.map((d) => ({ id: d.id, contract_id: contract.id, category: d.category, brand: d.brand, model: d.model, serial: d.serial, purchased_at: iso(d.purchasedAt) }))));
}
