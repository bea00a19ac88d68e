import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import { Queue, createPostgresBackend } from 'bullmq';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { openRedis } from '../../../../tools/test/redis-fixture.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { createQueueBackend } from './queue-backend.ts';
import { runWorker } from './run-worker.ts';
import type { FactHandler, Subscriber } from './subscriber.ts';

const redisProgram = process.env['REDIS_SERVER_PATH'];

/** Records one fact in a transaction of its own. */
async function record({ app }: TestApp, type: string): Promise<string> {
  const id = v7();
  await inTransaction(app.orm.em, async (tx) => recordFact(tx, { id, type, topics: ['staff'], ticketId: null, payload: { n: 1 } }));
  return id;
}

type Row = { subscriber: string; attempts: number; done: boolean; quarantined: boolean; last_error: string | null };
const deliveriesOf = ({ app }: TestApp, eventId: string): Promise<Row[]> =>
  app.orm.em.fork().execute(`select subscriber, attempts, done_at is not null as done, quarantined_at is not null as quarantined, last_error from event_delivery where event_id = ? order by subscriber`, [eventId]);

async function eventually<T>(look: () => Promise<T>, isWell: (seen: T) => boolean, limitMs = 20_000): Promise<T> {
  for (const end = Date.now() + limitMs; ; await sleep(50)) {
    const seen = await look();
    if (isWell(seen) || Date.now() > end) return seen;
  }
}

function run(opened: TestApp, handlers: Readonly<Record<string, FactHandler>>): Promise<{ stop(): Promise<void> }> {
  const subscribers = Object.entries(handlers).map(([name, handler]): Subscriber => ({ name, concurrency: 2, on: { Tested: handler } }));
  return runWorker(opened.app, { backend: createQueueBackend(opened.app.env, () => {}), subscribers, clocks: [] });
}

/** The same promises on both places a queue may live in. */
const backends = [
  { name: 'PostgreSQL', open: async () => ({ settings: {}, async [Symbol.asyncDispose]() {} }) },
  ...(redisProgram ? [{ name: 'Redis', open: async () => {
    const redis = await openRedis(redisProgram);
    return { settings: { REDIS_URL: redis.url }, [Symbol.asyncDispose]: () => redis[Symbol.asyncDispose]() };
  } }] : []),
];

describe.each(backends)('facts with the queue in $name', ({ open }) => {
  test('reach every subscriber that wants them, once, and no other', async () => {
    await using place = await open();
    await using opened = await openTestApp(place.settings);
    const seen: string[] = [];
    const worker = await run(opened, { first: async (_app, fact) => void seen.push(`first ${fact.id}`), second: async (_app, fact) => void seen.push(`second ${fact.id}`) });
    const [wanted, ignored] = [await record(opened, 'Tested'), await record(opened, 'NobodyCares')];
    await eventually(() => deliveriesOf(opened, wanted), (rows) => rows.length === 2 && rows.every((row) => row.done));
    await worker.stop();
    expect(seen.toSorted()).toEqual([`first ${wanted}`, `second ${wanted}`]);
    expect(await deliveriesOf(opened, ignored)).toEqual([]);
  });

  test('recorded while no worker runs are delivered when one comes', async () => {
    await using place = await open();
    await using opened = await openTestApp(place.settings);
    const ids = await Promise.all(Array.from({ length: 20 }, () => record(opened, 'Tested')));
    const seen = new Set<string>();
    const worker = await run(opened, { late: async (_app, fact) => void seen.add(fact.id) });
    await eventually(async () => seen.size, (size) => size === ids.length);
    await worker.stop();
    expect(seen).toEqual(new Set(ids));
  });

  test('that one handler cannot digest are put aside after eight tries; the others and the next fact go on', async () => {
    await using place = await open();
    await using opened = await openTestApp(place.settings);
    const poison = await record(opened, 'Tested');
    const seen = new Set<string>();
    const worker = await run(opened, {
      picky: async (_app, fact) => {
        if (fact.id === poison) throw new Error('cannot digest this');
        seen.add(fact.id);
      },
      healthy: async () => {},
    });
    const next = await record(opened, 'Tested');
    await eventually(async () => seen.has(next), Boolean);
    expect(seen).toEqual(new Set([next]));
    const rows = await eventually(async () => {
      // Brings forward the moment of the next try instead of waiting for it.
      await opened.app.orm.em.fork().execute(`update event_delivery set queued_at = queued_at - interval '1 hour' where done_at is null and quarantined_at is null`);
      return deliveriesOf(opened, poison);
    }, (found) => found.some((row) => row.quarantined), 100_000);
    await worker.stop();
    expect(rows).toEqual([
      { subscriber: 'healthy', attempts: 1, done: true, quarantined: false, last_error: null },
      { subscriber: 'picky', attempts: 8, done: false, quarantined: true, last_error: 'cannot digest this' },
    ]);
    const quarantined = await opened.app.orm.em.fork().execute<{ payload: { eventId: string } }[]>(`select payload from outbox_event where type = 'DeliveryQuarantined'`);
    expect(quarantined.map((row) => row.payload.eventId)).toEqual([poison]);
  }, 120_000);
});

test('a queue that forgot everything is filled again by the sweep', async () => {
  await using opened = await openTestApp();
  const id = await record(opened, 'Tested');
  const backend = createQueueBackend(opened.app.env, () => {});
  const idle = await runWorker(opened.app, { backend: { ...backend, consume: async () => ({ close: async () => {} }) }, subscribers: [{ name: 'swept', concurrency: 1, on: { Tested: async () => {} } }], clocks: [] });
  await eventually(() => deliveriesOf(opened, id), (rows) => rows.length === 1);
  await idle.stop();
  const queue = new Queue('swept', { connection: { connectionString: opened.app.env.DATABASE_URL, schema: 'bullmq' } }, createPostgresBackend);
  await queue.obliterate({ force: true });
  await queue.close();
  await opened.app.orm.em.fork().execute(`update event_delivery set queued_at = queued_at - interval '1 hour'`);
  const worker = await run(opened, { swept: async () => {} });
  const rows = await eventually(() => deliveriesOf(opened, id), (found) => found.every((row) => row.done), 30_000);
  await worker.stop();
  expect(rows.map((row) => row.done)).toEqual([true]);
}, 60_000);

test('given the queue becomes unusable under a busy worker, then it is asked in peace, and all goes on when it is back', async () => {
  await using opened = await openTestApp();
  const seen = new Set<string>();
  const busy = Promise.withResolvers<void>();
  let errors = 0;
  const backend = createQueueBackend(opened.app.env, () => void (errors += 1));
  const handler: FactHandler = async (_app, fact) => {
    seen.add(fact.id);
    await busy.promise;
  };
  const worker = await runWorker(opened.app, { backend, subscribers: [{ name: 'calm', concurrency: 1, on: { Tested: handler } }], clocks: [] });
  const before = await record(opened, 'Tested');
  await eventually(async () => seen.has(before), Boolean);
  await opened.app.orm.em.fork().execute('alter schema bullmq rename to bullmq_away');
  const during = await record(opened, 'Tested');
  busy.resolve();
  await eventually(async () => errors, (n) => n >= 2);
  const from = errors;
  await sleep(3000);
  // Without the rest there are thousands in this time, and memory grows with them.
  expect(errors - from).toBeLessThan(60);
  await opened.app.orm.em.fork().execute('alter schema bullmq_away rename to bullmq');
  await eventually(async () => seen.has(during), Boolean, 40_000);
  await worker.stop();
  expect(seen).toEqual(new Set([before, during]));
}, 90_000);
