import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until there is an answer; throws with `what` when `seconds` have passed. */
export async function waitUntil<T>(what: string, ask: () => Promise<T | null | undefined | false>, seconds = 30): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`Waited ${seconds} s for ${what}`);
    await sleep(50);
  }
}
