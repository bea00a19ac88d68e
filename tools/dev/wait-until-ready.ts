import { setTimeout as sleep } from 'node:timers/promises';
import type { Part } from './supervise.ts';

/** Deaths during the start after which it is no accident. */
const HOPELESS = 3;

/**
 * Waits until `url` answers 2xx.
 * @throws with the part's own last words when it keeps dying, or after `limitMs` milliseconds
 */
export async function waitUntilReady(part: Part, url: string, { limitMs = 60_000, signal }: { limitMs?: number; signal?: AbortSignal | undefined } = {}): Promise<void> {
  for (const end = Date.now() + limitMs; ; await sleep(50, undefined, { signal })) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    if (part.deaths >= HOPELESS) throw new Error(`${part.name} does not start:\n${part.lastWords()}`);
    if (Date.now() > end) throw new Error(`${part.name} was not ready within ${limitMs / 1000} s:\n${part.lastWords()}`);
  }
}
