import { inTransaction, sqlState } from '@sysops/db/connection';
import { v7 } from 'uuid';
import { assignSoon } from '../../apps/server/src/dispatch/assign-soon.ts';
import { raise } from '../../apps/server/src/dispatch/dispatch-fixture.ts';
import { inLanes } from '../../apps/server/src/dispatch/in-lanes.ts';
import { openTestApp, type TestApp } from '../../apps/server/src/testing/open-test-app.ts';
import setUpIntegration from '../test/integration-setup.ts';

/** So many experts on duty day and night in towns of three hundred, each with four of the skills. */
async function makeExperts({ app }: TestApp, count: number): Promise<void> {
  const em = app.orm.em.fork();
  await em.execute(
    `insert into expert (id, name, email, phone, languages, time_zone, home_lat, home_lng, service_area)
     select gen_random_uuid(), 'Expert ' || n, 'bench.' || n || '@experts.example', '+1646' || lpad((1000000 + n)::text, 7, '0'), array['en'], 'America/New_York',
       30 + (n / 300 % 20) + random() * 0.3, -120 + (n / 6000) * 2 + random() * 0.3, '{}'::jsonb from generate_series(0, ? - 1) as n`, [count],
  );
  await em.execute(`update expert set service_area = jsonb_build_object('kind', 'circle', 'center', jsonb_build_object('lat', home_lat, 'lng', home_lng), 'radiusKm', 60)`);
  await em.execute(`insert into expert_skill (expert_id, skill, level) select e.id, k.code, 5 from expert e join lateral (select code from skill where e.id is not null order by md5(e.id::text || code) limit 4) k on true`);
  await em.execute(`insert into expert_shift (expert_id, weekday, from_minute, to_minute) select e.id, d, 0, 1440 from expert e, generate_series(0, 6) as d`);
  await em.execute(`analyze expert; analyze expert_skill; analyze expert_shift`);
}

type Spread = { readonly p50: number; readonly p95: number; readonly p99: number };

function spreadOf(milliseconds: readonly number[]): Spread {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** A claim that lost the race for an expert is made again, as any caller would. */
async function claimBySql(opened: TestApp, ticketId: string, home: { lat: number; lng: number }): Promise<void> {
  for (;;) {
    try {
      return await claimOnce(opened, ticketId, home);
    } catch (error) {
      if (sqlState(error) !== '23P01') throw error;
    }
  }
}

/** The same claim in one statement: nearest holder of the skill who is free takes it; no rules, no reasons, no record. */
async function claimOnce({ app }: TestApp, ticketId: string, home: { lat: number; lng: number }): Promise<void> {
  await inTransaction(app.orm.em, async (tx) => {
    await tx.em.execute(
      `with chosen as (
         select e.id from expert e where e.active and not e.away and exists (select 1 from expert_skill s where s.expert_id = e.id and s.skill = 'tv-power' and s.level >= 2)
           and not exists (select 1 from assignment a where a.expert_id = e.id and a.status in ('offered','accepted','travelling','arrived'))
         order by point(e.home_lng * 0.79, e.home_lat) <-> point(? * 0.79, ?) limit 1 for update of e skip locked)
       insert into assignment (id, ticket_id, expert_id, status, slot, reserved, arrive_at, travel_minutes, lat, lng, offered_at, expires_at)
       select ?, ?, id, 'offered', 1, tstzrange(app.now(), app.now() + interval '2 hours'), app.now() + interval '15 minutes', 15, ?, ?, app.now(), app.now() + interval '10 minutes' from chosen`,
      [home.lng, home.lat, v7(), ticketId, home.lat, home.lng],
    );
  });
}

/** Homes of experts, so that every ticket has somebody near. */
async function somePlaces({ app }: TestApp, count: number): Promise<{ lat: number; lng: number }[]> {
  return app.orm.em.fork().execute(`select home_lat as lat, home_lng as lng from expert order by md5(id::text) limit ?`, [count]);
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

type Round = { readonly experts: number; readonly product: Spread; readonly sql: Spread; readonly offered: number };

async function playRound(experts: number, tickets: number): Promise<Round> {
  await using opened = await openTestApp();
  await makeExperts(opened, experts);
  const places = await somePlaces(opened, tickets * 2);
  const ids = await Promise.all(places.map(async (location) => ({ location, id: await raise(opened, { location }) })));
  const [warm, ...rest] = [ids.slice(0, 16), ids.slice(16)];
  await inLanes(warm, 16, async ({ id }) => assignSoon(opened.app, id));
  const mine: number[] = [];
  const theirs: number[] = [];
  // In alternating portions, so that both meet the same moments of the machine.
  const all = rest[0] ?? [];
  for (let from = 0; from < all.length; from += 32) {
    await inLanes(all.slice(from, from + 16), 16, async ({ id }) => void mine.push(await timed(() => assignSoon(opened.app, id))));
    await inLanes(all.slice(from + 16, from + 32), 16, async ({ id, location }) => void theirs.push(await timed(() => claimBySql(opened, id, location))));
  }
  const asked = all.filter((_, i) => i % 32 < 16).map(({ id }) => id);
  const [{ share } = { share: 0 }] = await opened.app.orm.em.fork().execute<{ share: number }[]>(`select avg((status = 'offered')::int)::float8 as share from ticket where id = any(string_to_array(?, ',')::uuid[])`, [asked.join(',')]);
  return { experts, product: spreadOf(mine), sql: spreadOf(theirs), offered: share };
}

/** Ticket to expert: from the committed ticket to the committed offer, sixteen at once, beside the same claim as one statement. */
export async function benchAssign({ tickets, sizes }: { readonly tickets: number; readonly sizes: readonly number[] }): Promise<boolean> {
  const tearDown = await setUpIntegration();
  try {
    const rounds: Round[] = [];
    for (const experts of sizes) {
      const round = await playRound(experts, tickets);
      rounds.push(round);
      const show = ({ p50, p95, p99 }: Spread): string => `p50 ${p50} p95 ${p95} p99 ${p99} ms`;
      console.log(`${experts} experts: product ${show(round.product)}; one statement ${show(round.sql)}; p99 ratio ${(round.product.p99 / round.sql.p99).toFixed(2)}; offered ${(round.offered * 100).toFixed(0)} %`);
    }
    const [first, last] = [rounds[0], rounds.at(-1)];
    const growth = first && last ? last.product.p99 / first.product.p99 : Infinity;
    const worst = Math.max(...rounds.map((r) => r.product.p99 / r.sql.p99));
    console.log(`assign: ${tickets} tickets each at ${sizes.join('/')} experts, 16 at once, worst p99 ratio ${worst.toFixed(2)} (reach 2.5), p99 growth ${growth.toFixed(2)} (reach 1.5)`);
    return worst <= 2.5 && growth <= 1.5;
  } finally {
    await tearDown();
  }
}
