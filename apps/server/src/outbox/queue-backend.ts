import { Queue, Worker, createPostgresBackend, runMigrations } from 'bullmq';
import type { Job } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Env } from '../env.ts';

export type DeliveryJob = { readonly eventId: string; readonly subscriber: string };

/** The queue as the relay and the worker need it, the same on PostgreSQL and on Redis. */
export type QueueBackend = {
  readonly kind: 'postgres' | 'redis';
  /** Makes its tables when it needs any. Throws while the backend is away. */
  prepare(): Promise<void>;
  queue(name: string): Queue<DeliveryJob>;
  worker(name: string, concurrency: number, process: (job: Job<DeliveryJob>) => Promise<void>): Worker<DeliveryJob>;
  close(): Promise<void>;
};

/** Keeps the queue's tables out of the product's own schema. */
const schema = 'bullmq';

/** A worker that dies with a job twice must not bury it: the delivery row decides, not the queue. */
const workerOptions = { maxStalledCount: 10, stalledInterval: 15_000, lockDuration: 30_000 };

const jobOptions = { removeOnComplete: { age: 3600, count: 2000 }, removeOnFail: { age: 3600, count: 2000 }, attempts: 1 };

/** One pool for every queue and worker of a program; the library adds one listening connection for each worker. */
function postgresBackend(url: string): QueueBackend {
  const pool = new pg.Pool({ connectionString: url, max: 12, options: `-c search_path=${schema}`, application_name: 'sysops-queue' });
  pool.on('error', () => {});
  return {
    kind: 'postgres',
    async prepare() {
      await pool.query(`create schema if not exists ${schema}`);
      await runMigrations(pool, { schema });
    },
    queue: (name) => new Queue<DeliveryJob>(name, { connection: pool, defaultJobOptions: jobOptions }, createPostgresBackend),
    worker: (name, concurrency, process) => new Worker<DeliveryJob>(name, process, { connection: pool, concurrency, ...workerOptions }, createPostgresBackend),
    close: () => pool.end(),
  };
}

function redisBackend(url: string): QueueBackend {
  const clients: Redis[] = [];
  const connect = (): Redis => {
    const client = new Redis(url, { maxRetriesPerRequest: null });
    client.on('error', () => {});
    clients.push(client);
    return client;
  };
  return {
    kind: 'redis',
    async prepare() {},
    queue: (name) => new Queue<DeliveryJob>(name, { connection: connect(), defaultJobOptions: jobOptions }),
    worker: (name, concurrency, process) => new Worker<DeliveryJob>(name, process, { connection: connect(), concurrency, ...workerOptions }),
    async close() {
      for (const client of clients) client.disconnect();
    },
  };
}

export const createQueueBackend = (env: Pick<Env, 'DATABASE_URL' | 'REDIS_URL'>): QueueBackend =>
  env.REDIS_URL ? redisBackend(env.REDIS_URL) : postgresBackend(env.DATABASE_URL);
