import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app.ts';
import { deliver } from './deliver.ts';
import type { QueueBackend } from './queue-backend.ts';
import { createRelay } from './relay.ts';
import type { Clock, Subscriber } from './subscriber.ts';

export type RunningWorker = { stop(): Promise<void> };

type Loop = { readonly name: string; readonly idleMs: number; readonly settleMs?: number | undefined; readonly turn: () => Promise<number> };

/** How long a loop waits after a failure, doubling up to the second figure. */
const backOff = { firstMs: 250, mostMs: 5000 };

/** Repeats a turn until aborted: at once while there is work, after `idleMs` when there was none, later after failures. */
async function repeat(app: App, loop: Loop, signal: AbortSignal): Promise<void> {
  let wait = backOff.firstMs;
  if (loop.settleMs) await sleep(loop.settleMs, undefined, { signal });
  while (!signal.aborted) {
    try {
      const did = await loop.turn();
      wait = backOff.firstMs;
      if (did === 0) await sleep(loop.idleMs, undefined, { signal });
    } catch (error) {
      if (signal.aborted) return;
      app.log.warn({ loop: loop.name, error: error instanceof Error ? error.message : String(error) }, 'will try again');
      await sleep(wait, undefined, { signal }).catch(() => {});
      wait = Math.min(wait * 2, backOff.mostMs);
    }
  }
}

/** A clock runs at its own pace, also when it did something: its rows say what is due. */
const clockLoop = (app: App, clock: Clock): Loop => ({
  name: clock.name,
  idleMs: clock.everyMs,
  settleMs: clock.settleMs,
  turn: async () => {
    await clock.run(app);
    return 0;
  },
});

/**
 * Starts the relay, the clocks and one queue worker for each subscriber. Everything is safe to run in several
 * programs at once. `stop` lets running handlers finish.
 */
export async function runWorker(app: App, parts: { readonly backend: QueueBackend; readonly subscribers: readonly Subscriber[]; readonly clocks: readonly Clock[] }): Promise<RunningWorker> {
  const { backend, subscribers, clocks } = parts;
  const abort = new AbortController();
  const relay = createRelay(app, backend, subscribers);
  const workers: { close(): Promise<void> }[] = [];
  // One after the other, so that a failure is taken up where it happened.
  const prepare = async (): Promise<void> => {
    if (workers.length === subscribers.length) return;
    await backend.prepare();
    for (const subscriber of subscribers.slice(workers.length)) workers.push(await backend.consume(subscriber.name, subscriber.concurrency, (job) => deliver(app, subscriber, job)));
  };
  const relayTurn = async (): Promise<number> => {
    await prepare();
    return relay.pass();
  };
  const loops: Loop[] = [
    { name: 'outbox.relay', idleMs: 100, turn: relayTurn },
    { name: 'outbox.sweep', idleMs: 10_000, turn: () => relay.sweep() },
    ...clocks.map((clock) => clockLoop(app, clock)),
  ];
  const running = loops.map((loop) => repeat(app, loop, abort.signal).catch(() => {}));
  return {
    async stop() {
      abort.abort();
      await Promise.all(running);
      await Promise.all(workers.map((worker) => worker.close()));
      await backend.close();
    },
  };
}
