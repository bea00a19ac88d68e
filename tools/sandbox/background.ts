import { setTimeout as sleep } from 'node:timers/promises';

/** Work that goes on after an answer was sent. Stopping cancels what waits and every request under way. */
export interface Background {
  /** Runs the work; a failure is printed unless it was caused by stopping. */
  run(work: (signal: AbortSignal) => Promise<void>): void;
  /** Cancels everything and waits for it; the background can be used again afterwards. */
  stop(): Promise<void>;
}

/** `settled` hears of every work that has ended, whatever came of it. */
export function createBackground(settled: () => void): Background {
  let stopper = new AbortController();
  const running = new Set<Promise<void>>();

  async function guarded(work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) process.stderr.write(`sandbox: background work failed: ${String(error)}\n`);
    }
  }

  return {
    run(work) {
      const promise = guarded(work, stopper.signal).finally(() => {
        running.delete(promise);
        settled();
      });
      running.add(promise);
    },
    async stop() {
      stopper.abort();
      stopper = new AbortController();
      await Promise.all(running);
    },
  };
}

/** Waits `ms` milliseconds; rejects as soon as the signal says stop. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal });
}

export interface PostOutcome {
  readonly ok: boolean;
  /** HTTP status, or null when no answer came. */
  readonly status: number | null;
  readonly error: string | null;
}

interface Post {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends one webhook; never throws for what the other side does, at most 15 s. */
export async function postWebhook(url: string, post: Post, stop: AbortSignal): Promise<PostOutcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      ...post,
      signal: AbortSignal.any([stop, AbortSignal.timeout(15_000)]),
    });
    await response.arrayBuffer();
    return { ok: response.ok, status: response.status, error: null };
  } catch (error) {
    stop.throwIfAborted();
    return { ok: false, status: null, error: error instanceof Error ? describeCause(error) : String(error) };
  }
}

function describeCause(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
