import { enableSimulationClock, readNow, setSimulationClock } from '@sysops/db/connection';
import type { Instant } from '@sysops/domain/shared';
import pg from 'pg';
import type { App } from '../app.ts';
import { deliver } from '../outbox/deliver.ts';
import type { QueueBackend, DeliveryJob } from '../outbox/queue-backend.ts';
import { createRelay } from '../outbox/relay.ts';
import type { Clock, Subscriber } from '../outbox/subscriber.ts';
import { openTestApp, type TestApp } from './open-test-app.ts';

type Parts = { readonly subscribers: readonly Subscriber[]; readonly clocks: readonly Clock[] };

/** Runs relay, handlers and clocks in this program, one after the other, while the simulation clock stands still. */
export type Driver = AsyncDisposable & {
  now(): Promise<Instant>;
  /** Sets the clock and lets everything that is due then happen. */
  goTo(at: Instant): Promise<void>;
  /** Sets the clock and lets nothing happen, as if the worker were away. */
  skipTo(at: Instant): Promise<void>;
  /** In steps of at most `stepMs`, because clocks only see the moments at which they look. */
  goOn(forMs: number, stepMs?: number): Promise<void>;
  /** Lets everything happen that is due now. */
  settle(): Promise<void>;
};

/** A queue of this program's own memory; the deliveries are rows, as always. */
function memoryQueue(jobs: DeliveryJob[]): QueueBackend {
  return { kind: 'postgres', prepare: async () => {}, add: async (_queue, added) => void jobs.push(...added.map(({ data }) => data)), consume: async () => ({ close: async () => {} }), close: async () => {} };
}

export async function createDriver(app: App, parts: Parts, startAt: Instant): Promise<Driver> {
  const pool = new pg.Pool({ connectionString: app.env.DATABASE_URL, max: 1 });
  pool.on('error', () => {});
  await enableSimulationClock(pool, new Date(startAt), 0);
  const jobs: DeliveryJob[] = [];
  const relay = createRelay(app, memoryQueue(jobs), parts.subscribers);
  const drain = async (): Promise<number> => {
    let done = 0;
    while ((await relay.pass()) > 0 || jobs.length > 0) {
      for (const job of jobs.splice(0)) {
        const subscriber = parts.subscribers.find((s) => s.name === job.subscriber);
        // A handler that throws leaves its delivery owed, as in the worker; the next sweep of the relay brings it back.
        if (subscriber) await deliver(app, subscriber, job).catch((error: unknown) => app.log.warn({ err: error, job }, 'not handled yet'));
        done += 1;
      }
    }
    return done;
  };
  const settle = async (): Promise<void> => {
    do {
      await drain();
      for (const clock of parts.clocks) await clock.run(app);
    } while ((await drain()) > 0);
  };
  const now = (): Promise<Instant> => readNow(app.orm.em.fork());
  const skipTo = (at: Instant): Promise<void> => setSimulationClock(pool, new Date(at), 0);
  const goTo = async (at: Instant): Promise<void> => {
    await skipTo(at);
    await relay.sweep();
    await settle();
  };
  return {
    now, goTo, skipTo, settle,
    async goOn(forMs, stepMs = 60_000) {
      const end = (await now()) + forMs;
      for (let at = await now(); at < end;) await goTo((at = Math.min(end, at + stepMs)));
    },
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

export type SimulatedApp = AsyncDisposable & { readonly opened: TestApp; readonly driver: Driver };

/** A test app whose clock stands at `startAt` and whose worker turns by hand. */
export async function openSimulatedApp(parts: Parts, startAt: Instant, given: Readonly<Record<string, string>> = {}): Promise<SimulatedApp> {
  const opened = await openTestApp(given);
  const driver = await createDriver(opened.app, parts, startAt);
  return {
    opened, driver,
    async [Symbol.asyncDispose]() {
      await driver[Symbol.asyncDispose]();
      await opened[Symbol.asyncDispose]();
    },
  };
}
