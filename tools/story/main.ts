import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import { createAgenda } from './agenda.ts';
import { checkOverlaps, checkPlayed } from './check-played.ts';
import { inParallel } from './in-parallel.ts';
import { makeCustomer, makeExpert } from './make-people.ts';
import { nextMorning } from './next-morning.ts';
import { openWorld } from './open-world.ts';
import { firstProblems, hasPlace, playRow, type Play, type Played } from './play-ticket.ts';
import { printPlayed } from './print-played.ts';
import { readRows, type StoryRow } from './rows.ts';
import type { World } from './world.ts';

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '12' }, input: { type: 'string' }, limit: { type: 'string', default: '200' },
    url: { type: 'string' }, sandbox: { type: 'string' }, quiet: { type: 'boolean', default: false },
  },
});

const zips = ['10001', '11201', '11101', '10451', '10025', '11215', '10003', '11373'] as const;

/** A working morning in Manhattan, Brooklyn, Queens and the Bronx: one ticket every seven minutes. */
const ownRows = (count: number): StoryRow[] => Array.from({ length: count }, (_, n) => ({ afterMs: n * 7 * 60_000, zip: zips[n % zips.length] ?? null, lat: null, lng: null, channel: n % 2 === 0 ? 'web' : 'phone' }));

/** One expert for every second ticket or so, spread over the places that the rows name. */
async function makeExperts(world: World, rows: readonly StoryRow[], count: number): Promise<void> {
  await inParallel(Array.from({ length: count }, (_, n) => n), 6, async (n) => {
    const row = rows[Math.floor((n * rows.length) / count)];
    const zip = row?.zip ? await world.admin.api.customers.locateZip.query({ zip: row.zip }) : null;
    const home = row?.lat != null && row.lng != null ? { lat: row.lat, lng: row.lng } : (zip ?? { lat: 40.75, lng: -73.98 });
    const expert = await makeExpert(world, { n, home: { lat: home.lat, lng: home.lng }, radiusKm: 40 });
    world.experts.set(expert.id, expert);
  });
}

async function tell(world: World, rows: readonly StoryRow[], startAt: number): Promise<Played[]> {
  const all = await inParallel(rows, 6, async (row, n): Promise<Played> => {
    const customer = await makeCustomer(world, { n, zip: row.zip ?? '10001' }, startAt);
    return { row, customer, ticketId: v7(), number: 0, expert: null, visit: null, spent: null, articleId: null, surveyAnswered: false, problems: [] };
  });
  const agenda = createAgenda();
  let now = startAt;
  const play: Play = { world, agenda, now: () => now, problemCodes: await firstProblems(world) };
  for (const played of all) playRow(play, played, startAt + played.row.afterMs);
  await agenda.run(async (at) => {
    now = await world.moveClock(at);
  });
  return all;
}

async function main(): Promise<void> {
  const startAt = nextMorning();
  const rows = values.input ? await readRows(values.input, Number(values.limit)) : ownRows(Number(values.tickets));
  await using opened = await openWorld({ url: values.url, sandbox: values.sandbox, seed: values.input ? 'staff' : 'demo', startAt });
  const { world } = opened;
  const began = performance.now();
  console.log(`Story of ${rows.length} tickets against ${world.origin}`);
  // The rows' places need experts of their own; the demo data have theirs, and get a few new ones.
  await makeExperts(world, rows, values.input ? Math.max(4, Math.ceil(rows.length * 0.45)) : 3);
  const all = await tell(world, rows, startAt);
  const wrong = new Map<Played, string[]>();
  for (const played of all) {
    wrong.set(played, await checkPlayed(world, played));
    if (!values.quiet || wrong.get(played)?.length) await printPlayed(world, played, wrong.get(played) ?? []);
  }
  const overlaps = checkOverlaps(all);
  const triage = all.filter((p) => !hasPlace(p.row)).length;
  const failed = [...wrong.values()].filter((w) => w.length > 0).length;
  const count = (is: (p: Played) => boolean): number => all.filter(is).length;
  console.log(`\nTickets ${all.length} (web ${count((p) => p.row.channel === 'web')}, phone ${count((p) => p.row.channel === 'phone')}), to triage for want of a place ${triage}, visits ${count((p) => p.visit !== null)} by ${new Set(all.map((p) => p.expert?.id)).size} experts, articles ${count((p) => p.articleId !== null)}, surveys stored ${count((p) => p.surveyAnswered)}, overlapping visits ${overlaps.length}${overlaps.length > 0 ? ` (${overlaps.join('; ')})` : ''}`);
  console.log(`Played in ${Math.round((performance.now() - began) / 1000)} s`);
  console.log(`${all.length - failed} passed, ${failed + overlaps.length} failed`);
  process.exitCode = failed > 0 || overlaps.length > 0 ? 1 : 0;
}

await main();
