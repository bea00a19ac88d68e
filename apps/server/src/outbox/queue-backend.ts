import { Queue, Worker, createPostgresBackend, runMigrations } from 'bullmq';
import type { Job, PostgresPoolConfig } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Env } from '../env.ts';

export type DeliveryJob = { readonly eventId: string; readonly subscriber: string };

type JobToAdd = { readonly id: string; readonly data: DeliveryJob };
type OnError = (queue: string, error: Error) => void;

/** The queue as the relay and the worker need it, the same on PostgreSQL and on Redis. */
export type QueueBackend = {
  readonly kind: 'postgres' | 'redis';
  /** Makes its tables when it needs any. Throws while the backend is away. */
  prepare(): Promise<void>;
  /** Adds jobs; one whose id the queue knows already is left out. Throws while the backend is away. */
  add(queue: string, jobs: readonly JobToAdd[]): Promise<void>;
  /**
   * Runs `process` for each job, `concurrency` at once, until closed. Closing lets running ones finish. Throws while the
   * backend is away, and before `prepare`: a worker of the library never recovers from a start that failed.
   */
  consume(queue: string, concurrency: number, process: (job: DeliveryJob) => Promise<void>): Promise<{ close(): Promise<void> }>;
  close(): Promise<void>;
};

/** Keeps the queue's tables out of the product's own schema. */
const schema = 'bullmq';

/** A worker that dies with a job twice must not bury it: the delivery row decides, not the queue. */
const workerOptions = { maxStalledCount: 10, stalledInterval: 15_000, lockDuration: 30_000 };

const jobOptions = { removeOnComplete: { age: 3600, count: 2000 }, removeOnFail: { age: 3600, count: 2000 }, attempts: 1 };

type Fallible = { on(event: 'error', listener: (error: Error) => void): unknown; close(force?: boolean): Promise<void> };
type Consumer = Fallible & { waitUntilReady(): Promise<unknown>; pause(doNotWaitActive: boolean): Promise<void>; resume(): Promise<void> };
type OpenQueue = Fallible & { addBulk(jobs: { name: string; data: DeliveryJob; opts: { jobId: string } }[]): Promise<unknown> };
type Queues = { open(name: string): OpenQueue; work(name: string, concurrency: number, process: (job: DeliveryJob) => Promise<void>): Consumer };

const restMs = 1000;

/**
 * The library asks again at once after a refused fetch: a queue that is away would be asked as fast as the machine can,
 * and the errors would fill its memory. After an error the worker rests; jobs that run go on. Returns how to stop it.
 */
function restAfterErrors(worker: Consumer, onError: (error: Error) => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  worker.on('error', () => {
    if (timer) return;
    timer = setTimeout(() => {
      timer = null;
      worker.resume().catch(onError);
    }, restMs);
    worker.pause(true).catch(onError);
  });
  return () => {
    if (timer) clearTimeout(timer);
  };
}

/** What both backends share: one queue object for each name, every error told, nothing thrown into the void. */
function backendOf(kind: QueueBackend['kind'], queues: Queues, life: { readonly onError: OnError; prepare(): Promise<void>; close(): Promise<void> }): QueueBackend {
  const open = new Map<string, OpenQueue>();
  const queueOf = (name: string): OpenQueue => {
    const known = open.get(name);
    if (known) return known;
    const made = queues.open(name);
    made.on('error', (error: Error) => life.onError(name, error));
    open.set(name, made);
    return made;
  };
  return {
    kind,
    prepare: life.prepare,
    async add(name, jobs) {
      await queueOf(name).addBulk(jobs.map(({ id, data }) => ({ name: 'deliver', data, opts: { jobId: id } })));
    },
    async consume(name, concurrency, process) {
      const worker = queues.work(name, concurrency, process);
      worker.on('error', (error: Error) => life.onError(name, error));
      try {
        await worker.waitUntilReady();
      } catch (error) {
        await worker.close(true);
        throw error;
      }
      const stopResting = restAfterErrors(worker, (error) => life.onError(name, error));
      return {
        close() {
          stopResting();
          return worker.close();
        },
      };
    },
    async close() {
      await Promise.all([...open.values()].map((queue) => queue.close()));
      await life.close();
    },
  };
}

/** Small pools: each queue and each worker of the library opens one, and a listening connection besides. */
function postgresBackend(url: string, onError: OnError): QueueBackend {
  const connection: PostgresPoolConfig = { connectionString: url, max: 4, schema, application_name: 'sysops-queue' };
  const queues: Queues = {
    open: (name) => new Queue(name, { connection, defaultJobOptions: jobOptions }, createPostgresBackend),
    work: (name, concurrency, process) => new Worker(name, (job: Job<DeliveryJob>) => process(job.data), { connection, concurrency, ...workerOptions }, createPostgresBackend),
  };
  const prepare = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await runMigrations(client, schema);
    } finally {
      await client.end();
    }
  };
  return backendOf('postgres', queues, { onError, prepare, close: async () => {} });
}

function redisBackend(url: string, onError: OnError): QueueBackend {
  const clients: Redis[] = [];
  const connect = (): Redis => {
    const client = new Redis(url, { maxRetriesPerRequest: null });
    client.on('error', (error) => onError('redis', error));
    clients.push(client);
    return client;
  };
  const queues: Queues = {
    open: (name) => new Queue(name, { connection: connect(), defaultJobOptions: jobOptions }),
    work: (name, concurrency, process) => new Worker<DeliveryJob>(name, (job: Job<DeliveryJob>) => process(job.data), { connection: connect(), concurrency, ...workerOptions }),
  };
  const close = async (): Promise<void> => {
    for (const client of clients) client.disconnect();
  };
  return backendOf('redis', queues, { onError, prepare: async () => {}, close });
}

export const createQueueBackend = (env: Pick<Env, 'DATABASE_URL' | 'REDIS_URL'>, onError: OnError): QueueBackend =>
  env.REDIS_URL ? redisBackend(env.REDIS_URL, onError) : postgresBackend(env.DATABASE_URL, onError);
