import { setTimeout as sleep } from 'node:timers/promises';
import { TRPCClientError } from '@trpc/client';
import pg from 'pg';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Played } from '../story/play-ticket.ts';
import { firstProblems, raise } from '../story/play-ticket.ts';
import { inParallel } from '../story/in-parallel.ts';
import { waitUntil } from '../story/wait-until.ts';
import { openFaultWorld, preparePlayed } from './fault-fixture.ts';

const tickets = 200;
const customers = 20;
/** Each restart waits longer than the one before. */
const mostKills = 4;

const longestAbsenceMs = 120_000;

/** What a careful client does: the same id again until somebody answers. */
async function raiseUntilAnswered(attempt: () => Promise<void>): Promise<number> {
  const end = performance.now() + longestAbsenceMs;
  for (let tries = 1; ; tries += 1) {
    try {
      await attempt();
      return tries;
    } catch (error) {
      const answered = error instanceof TRPCClientError && error.data?.domainCode && error.data.domainCode !== 'retry';
      if (answered || performance.now() > end) throw error;
      await sleep(200);
    }
  }
}

test(`given a client that retries with its ids, when the server is killed again and again while ${tickets} tickets are raised, then each acknowledged ticket exists once`, async () => {
  await using opened = await openFaultWorld();
  const { product, world } = opened;
  const problemCodes = await firstProblems(world);
  const people = await inParallel(Array.from({ length: customers }, (_, n) => n), 4, (n) => preparePlayed(world, n, Date.now()));
  const all = await inParallel(Array.from({ length: tickets }, (_, n) => n), 1, async (n): Promise<Played> => {
    const { customer, row } = people[n % customers] ?? (await preparePlayed(world, n, Date.now()));
    return { row, customer, ticketId: v7(), number: 0, expert: null, visit: null, spent: null, articleId: null, surveyAnswered: false, problems: [] };
  });

  const raising = new AbortController();
  // Killed while it serves, each time it is up again.
  const killing = (async () => {
    let kills = 0;
    for (; kills < mostKills && !raising.signal.aborted; kills += 1) {
      await waitUntil('the server to be up', async () => (await fetch(`${product.url}/readyz`).catch(() => null))?.ok, 60);
      await sleep(300);
      product.server.signal('SIGKILL');
    }
    return kills;
  })();
  const tries = await inParallel(all, 8, (played) => raiseUntilAnswered(() => raise({ world, problemCodes }, played)));
  raising.abort();
  const kills = await killing;

  const client = new pg.Client({ connectionString: product.database.url });
  await client.connect();
  const { rows } = await client.query<{ id: string; number: string; histories: string }>(
    `select t.id, t.number, (select count(*) from ticket_history h where h.ticket_id = t.id and h.version = 1) as histories from ticket t where t.id = any($1)`, [all.map((played) => played.ticketId)]);
  await client.end();
  console.log(`server killed ${kills} times, ${tries.reduce((sum, n) => sum + n, 0)} attempts for ${tickets} tickets`);
  expect(kills).toBeGreaterThan(0);
  expect(new Map(rows.map((row) => [row.id, { number: Number(row.number), histories: row.histories }]))).toEqual(new Map(all.map((played) => [played.ticketId, { number: played.number, histories: '1' }])));
}, 300_000);
