import pg from 'pg';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { clearDay } from '../story/clear-day.ts';
import { inParallel } from '../story/in-parallel.ts';
import { nextMorning } from '../story/next-morning.ts';
import { waitUntil } from '../story/wait-until.ts';
import type { World } from '../story/world.ts';
import { openRedis } from '../test/redis-fixture.ts';
import { driveToEnd } from './drive-to-end.ts';
import { openFaultWorld } from './fault-fixture.ts';

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

const surnames = ['Smith', 'Johnson', 'Williams', 'Brown', 'Jones', 'Miller', 'Davis', 'Wilson', 'Anderson', 'Taylor', 'Moore', 'Jackson', 'Martin', 'Lee', 'Thompson', 'White', 'Harris', 'Clark'] as const;

type Call = Parameters<World['agent']['api']['tickets']['raise']['mutate']>[0];

/** What an agent types for a hundred callers of the demo's city, each about a device under plan. */
async function takeCalls({ agent: { api } }: World): Promise<Call[]> {
  const codes = new Map((await api.tickets.problemTypes.query()).toReversed().map((type) => [type.category, type.code]));
  const found = (await inParallel(surnames, 4, (query) => api.customers.search.query({ query }))).flat().filter((hit) => hit.covered);
  const callers = [...new Set(found.map((hit) => hit.id))];
  const calls = await inParallel(callers, 4, async (customerId): Promise<Call[]> => {
    const { place } = await api.customers.get.query({ customerId });
    const device = (await api.billing.contractsOf.query({ customerId })).filter((c) => c.status === 'active').flatMap((c) => c.devices).find((d) => d.category !== 'stereo');
    if (!device || place.address.state !== 'NY') return [];
    return [{ ticketId: v7(), customerId, device: { deviceId: device.id, category: device.category, label: device.label }, problemCode: codes.get(device.category) ?? null, description: 'Out of order', place, window: { kind: 'asap' } }];
  });
  return calls.flat().slice(0, tickets);
}

const final = { email: new Set(['sent', 'delivered', 'failed', 'suppressed']), sms: new Set(['delivered', 'failed', 'suppressed']), push: new Set(['sent', 'failed']) };
const due = ['ticket_received', 'expert_assigned', 'on_the_way', 'visit_summary', 'survey'] as const;

/** Messages that a completed ticket still owes. */
async function owed({ manager: { api } }: World, ticketId: string): Promise<string[]> {
  const messages = await api.notifications.forTicket.query({ ticketId });
  return [...due.filter((kind) => !messages.some((m) => m.kind === kind || (kind === 'expert_assigned' && m.kind === 'expert_changed'))), ...messages.filter((m) => !final[m.channel].has(m.status)).map((m) => `${m.kind} ${m.status}`)];
}

async function playThrough(queue: Queue): Promise<void> {
  await using opened = await openFaultWorld(queue.url ? { REDIS_URL: queue.url } : {});
  const { product, world } = opened;
  await clearDay(world);
  const startAt = nextMorning();
  await world.moveClock(startAt);
  const calls = await takeCalls(world);

  await Promise.all([product.worker.stop(), product.sandbox.stop()]);
  await queue.breakIt(product.database.url);
  const numbers = await inParallel(calls, 10, async (call) => (await world.agent.api.tickets.raise.mutate(call)).number);
  expect(new Set(numbers).size).toBe(tickets);

  await queue.mendIt(product.database.url);
  product.sandbox.start();
  product.worker.start();
  const ids = calls.map((call) => call.ticketId);
  expect(await driveToEnd(world, ids, { startAt, rounds: 400 })).toEqual([]);
  await waitUntil('every message to have its outcome', async () => (await inParallel(ids, 8, (id) => owed(world, id))).flat().length === 0, 120);
}

describe(`given worker, sandbox and queue are stopped, when ${tickets} tickets are raised, then all are accepted and, once all is back, each goes on to its end`, () => {
  test('queue in PostgreSQL, its schema made unusable', () => playThrough(queueInPostgres), 600_000);

  test.runIf(redisProgram)('queue in Redis, stopped', async () => {
    await using redis = await openRedis(redisProgram ?? '');
    await playThrough({ url: redis.url, breakIt: () => redis.stop(), mendIt: () => redis.start() });
  }, 600_000);
});
