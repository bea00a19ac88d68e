import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@sysops/db/embedded';
import { day, hour } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { billingClocks } from '../../apps/server/src/billing/billing.clocks.ts';
import { openBillingWorld, type BillingWorld } from '../../apps/server/src/billing/billing-fixture.ts';
import type { App } from '../../apps/server/src/app.ts';
import { actorWith } from '../../apps/server/src/testing/open-test-app.ts';
import { cancelInTheMiddle, type Hasty } from './billing/hasty.ts';
import { latenessOf, type Lateness } from './billing/lateness.ts';
import { giveMoneyBack, judgeMoney, nothingPromised, type MoneyVerdict, type Promised } from './billing/money-back.ts';
import { judge, type Verdict } from './billing/oracle.ts';
import { liveOn, makePerson, type Person } from './billing/people.ts';
import { moot, notFound, plant, type Planted } from './billing/plant.ts';
import { createPostOffice, type Post } from './billing/post-office.ts';
import { breakStripe, cutConnection, mortal, type Trouble } from './billing/trouble.ts';
import { randomFrom, type Random } from './random.ts';

export type BillingWish = { readonly periods: number; readonly seed: number };

const codes = { month: 'sim-month', year: 'sim-year' } as const;

async function addPlans(world: BillingWorld): Promise<void> {
  const admin = world.opened.as(actorWith('admin'));
  for (const term of ['month', 'year'] as const) {
    await admin.billing.newPlanVersion({ commandId: v7(), planVersionId: v7(), code: codes[term], name: `Every ${term}`, priceCents: term === 'month' ? 1900 : 19_900, term, tier: 'standard', categories: ['tv'], visits: null, regions: null, onSale: true });
  }
}

/** One worker's round over every clock. Whatever throws is a worker that died or a connection that was cut: the next round goes on. */
async function round(app: App): Promise<number> {
  let did = 0;
  for (const clock of billingClocks) did += await clock.run(app).catch(() => 1);
  return did;
}

/** Two workers at once, until nothing is left to do or the day is over for them. */
async function work(workers: readonly App[], mostRounds: number): Promise<void> {
  for (let n = 0; n < mostRounds; n += 1) {
    const did = await Promise.all(workers.map(round));
    if (did.every((count) => count === 0)) return;
  }
}

/** An admin clicks "repair" on everything that is open. */
async function repairAll(world: BillingWorld): Promise<number> {
  const admin = world.opened.as(actorWith('admin'));
  const open = (await admin.billing.differences()).filter((d) => d.state === 'open');
  for (const difference of open) await admin.billing.repairDifference({ commandId: v7(), differenceId: difference.id }).catch(() => undefined);
  return open.length;
}

type Run = { readonly world: BillingWorld; readonly random: Random; readonly people: Person[]; readonly trouble: Trouble; readonly post: ReturnType<typeof createPostOffice>; readonly workers: readonly App[]; readonly planted: Planted[]; readonly promised: Promised; readonly hasty: Hasty; days: number };

async function paidPeriods(world: BillingWorld): Promise<number> {
  const [row] = await world.rows<{ n: number }>(`select count(*)::int as n from billing_period where state = 'paid'`);
  return row?.n ?? 0;
}

async function oneDay(run: Run, wish: { readonly newcomers: number; readonly trouble: boolean; readonly plant: boolean }): Promise<void> {
  const { world, random, people, trouble, post, workers } = run;
  run.days += 1;
  await world.moveTo(world.now() + day);
  world.sandbox.clearFaults();
  for (let n = 0; n < wish.newcomers; n += 4) people.push(...(await Promise.all(Array.from({ length: Math.min(4, wish.newcomers - n) }, () => makePerson(world, random, codes)))).flat());
  if (wish.plant) {
    const planted = await plant(world, random);
    if (planted) run.planted.push(planted);
  }
  if (wish.trouble) breakStripe(world, random, trouble);
  const cut = wish.trouble && random.chance(0.1) ? cutConnection(world, trouble) : Promise.resolve();
  await Promise.all([work(workers, 3), cut]);
  await cancelInTheMiddle(world, people, { random, count: run.hasty });
  await liveOn(world, people, random);
  if (wish.trouble) await giveMoneyBack(world, people, { random, promised: run.promised });
  await post.deliver(world);
  if (run.days % 3 === 0) {
    await world.moveTo(world.now() + 2 * hour);
    await work(workers, 3);
    world.sandbox.clearFaults();
    await repairAll(world);
    await world.moveTo(world.now() - 2 * hour);
  }
}

/** Faults end, everything that is owed settles: whole days without trouble, with repairs. */
async function calmDown(run: Run): Promise<void> {
  const calm = { ...run, workers: [run.world.opened.app] };
  for (let n = 0; n < 12; n += 1) {
    await oneDay(calm, { newcomers: 0, trouble: false, plant: false });
    await work(calm.workers, 6);
    await repairAll(run.world);
    await work(calm.workers, 6);
  }
  run.days = calm.days;
}

async function play(world: BillingWorld, { periods, seed }: BillingWish): Promise<{ run: Run; verdict: Verdict; money: MoneyVerdict; lateness: Lateness; lost: Planted[]; gone: Planted[] }> {
  const random = randomFrom(seed);
  const trouble: Trouble = { kills: 0, faults: 0, outages: 0, cuts: 0 };
  const { app } = world.opened;
  world.sandbox.targets.stripeWebhookUrl = null;
  const run: Run = { world, random, people: [], trouble, post: createPostOffice(random), workers: [mortal(app, random, trouble), mortal(app, random, trouble)], planted: [], promised: nothingPromised(), hasty: { cancelled: 0, erased: 0, charged: 0, refused: 0 }, days: 0 };
  await addPlans(world);
  // A short run has many contracts over a few months, a long one fewer over more than a year.
  const customers = Math.max(8, Math.ceil(periods / (periods < 1000 ? 4 : 12)));
  const wanted = Math.max(3, Math.floor(periods / 120));
  let said = Date.now();
  for (let paid = 0; paid < periods; paid = await paidPeriods(world)) {
    const newcomers = Math.min(customers - run.people.length, Math.ceil(customers / 28));
    await oneDay(run, { newcomers, trouble: run.people.length > customers / 2, plant: run.planted.length < wanted && run.days > 40 && paid > (periods * run.planted.length) / wanted });
    if (Date.now() - said > 20_000) {
      said = Date.now();
      console.log(`· day ${run.days}: ${paid} of ${periods} periods paid, ${run.people.length} contracts`);
    }
  }
  await calmDown(run);
  const missed = await notFound(world, run.planted);
  const gone = await moot(world, missed, new Map(run.people.flatMap(({ contractId, cancelledAt }) => (cancelledAt === null ? [] : [[contractId, cancelledAt] as const]))));
  return { run, verdict: await judge(world, run.people), money: await judgeMoney(world, run.people, run.promised), lateness: await latenessOf(world, run.people), lost: missed.filter((one) => !gone.includes(one)), gone };
}

function report({ run, verdict, money, lateness, lost, gone }: Awaited<ReturnType<typeof play>>, open: number, seed: number): boolean {
  const { kills, faults, outages, cuts } = run.trouble;
  const post: Post = run.post.count;
  for (const line of [...verdict.double.map((d) => `double: ${d}`), ...verdict.missing.map((m) => `missing: ${m}`), ...verdict.notOwed.map((n) => `not owed: ${n}`), ...verdict.wronglyFailed.map((w) => `failed with a good card: ${w}`), ...money.overspent.map((o) => `credit spent twice: ${o}`), ...money.refundWrong.map((w) => `refund: ${w}`), ...money.cardReverted.map((c) => `card: ${c}`), ...lost.map((l) => `not found: ${JSON.stringify(l)}`)].slice(0, 20)) console.error(line);
  console.log(`· ${run.people.length} contracts, ${run.days} days; ${kills} workers killed, ${faults} faults of Stripe, ${outages} days without Stripe, ${cuts} connections cut`);
  console.log(`· webhooks: ${post.delivered} delivered, ${post.repeated} repeated, ${post.late} days late, ${post.lost} lost, ${post.reversed} batches reversed, ${post.forged} forged (${post.forgedTaken} taken)`);
  console.log(`· differences: ${run.planted.length} planted, ${gone.length} of them on periods whose customer left before they began, ${run.planted.length - gone.length - lost.length} found, ${lost.length} not found, ${open} left open`);
  console.log(`· renewals of cards that work: ${lateness.late} paid more than a day after their morning, the slowest after ${lateness.mostDays.toFixed(1)} days`);
  const { hasty } = run;
  console.log(`· cancelled in the middle of a charge: ${hasty.cancelled} and ${hasty.erased} erased before it reached the card, ${hasty.charged} after, ${hasty.refused} times asked to try again`);
  console.log(`· ${money.credits} customers with credit on two plans (${verdict.byCredit} periods paid by it alone), ${money.overspent.length} spent more than they had; ${money.refunds} refunds, ${money.refundWrong.length} not made exactly once; ${run.people.filter(({ chosen }) => chosen !== null).length} customers who change cards, ${money.cardReverted.length} with another one than they chose`);
  console.log(`billing: ${verdict.owed} periods owed, ${verdict.paid} charged, ${verdict.byCredit} paid by credit, ${verdict.double.length} double, ${verdict.missing.length} missing, ${verdict.notOwed.length} charged without being owed, ${verdict.unpaid} left unpaid by their customer, seed ${seed}`);
  return verdict.double.length + verdict.missing.length + verdict.notOwed.length + verdict.wronglyFailed.length + money.overspent.length + money.refundWrong.length + money.cardReverted.length + lost.length + post.forgedTaken + open === 0;
}

/** Plays on a database that is there already; the caller's `TEST_DATABASE_URL` names its server. */
export async function playBilling(wish: BillingWish): Promise<boolean> {
  await using world = await openBillingWorld({ STRIPE_TIMEOUT_MS: '500' });
  const played = await play(world, wish);
  const open = (await world.rows(`select 1 from billing_difference where state = 'open'`)).length;
  return report(played, open, wish.seed);
}

/** Periods of contracts on the simulation clock: the real database, code and SDK against the sandbox, under faults. Prints counts and seed last. */
export async function simulateBilling(wish: BillingWish): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'sysops-billing-'));
  await chmod(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), port: 0, log: () => {} });
  process.env['TEST_DATABASE_URL'] = postgres.url;
  try {
    return await playBilling(wish);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
