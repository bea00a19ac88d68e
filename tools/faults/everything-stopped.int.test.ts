import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { createAgenda } from '../story/agenda.ts';
import { checkPlayed } from '../story/check-played.ts';
import { firstProblems, playOn, raise, type Play } from '../story/play-ticket.ts';
import { nextMorning } from '../story/next-morning.ts';
import { inParallel } from '../story/in-parallel.ts';
import { openFaultWorld, preparePlayed } from './fault-fixture.ts';
import { openRedis } from '../test/redis-fixture.ts';

const tickets = 100;
const redisProgram = process.env['REDIS_SERVER_PATH'];

/** How the queue is taken away, and given back. */
type Queue = { readonly url?: string; breakIt(databaseUrl: string): Promise<void>; mendIt(databaseUrl: string): Promise<void> };

async function runSql(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const queueInPostgres: Queue = {
  breakIt: (url) => runSql(url, 'alter schema bullmq rename to bullmq_away'),
  mendIt: (url) => runSql(url, 'drop schema if exists bullmq cascade; alter schema bullmq_away rename to bullmq'),
};

async function playThrough(queue: Queue): Promise<void> {
  await using opened = await openFaultWorld(queue.url ? { REDIS_URL: queue.url } : {});
  const { product, world } = opened;
  const startAt = nextMorning();
  let now = startAt;
  await world.moveClock(now);
  const problemCodes = await firstProblems(world);
  const all = await inParallel(Array.from({ length: tickets }, (_, n) => n), 4, (n) => preparePlayed(world, n, startAt));

  await Promise.all([product.worker.stop(), product.sandbox.stop()]);
  await queue.breakIt(product.database.url);
  await inParallel(all, 10, (played) => raise({ world, problemCodes }, played));
  expect(new Set(all.map((played) => played.number)).size).toBe(tickets);
  expect(all.every((played) => played.number > 0)).toBe(true);

  await queue.mendIt(product.database.url);
  product.sandbox.start();
  product.worker.start();
  const agenda = createAgenda();
  const play: Play = { world, agenda, now: () => now, problemCodes };
  for (const played of all) playOn(play, played, startAt);
  await agenda.run(async (at) => {
    now = await world.moveClock(at);
  });
  const wrong = (await inParallel(all, 8, (played) => checkPlayed(world, played))).flatMap((problems, n) => problems.map((problem) => `${all[n]?.number}: ${problem}`));
  expect(wrong).toEqual([]);
}

describe(`given worker, sandbox and queue are stopped, when ${tickets} tickets are raised, then all are accepted and, once all is back, each goes on to its end`, () => {
  test('queue in PostgreSQL, its schema made unusable', () => playThrough(queueInPostgres), 600_000);

  test.runIf(redisProgram)('queue in Redis, stopped', async () => {
    await using redis = await openRedis(redisProgram ?? '');
    await playThrough({ url: redis.url, breakIt: () => redis.stop(), mendIt: () => redis.start() });
  }, 600_000);
});
