import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until there is an answer; throws with `what` when `seconds` have passed. */
export async function waitUntil<T>(what: string, ask: () => Promise<T | null | undefined | false>, seconds = 30): Promise<T> {
  const end = performance.now() + seconds * 1000;
  // Looking costs the product something as well: less and less often.
  for (let wait = 40; ; wait = Math.min(wait * 1.5, 500)) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`Waited ${seconds} s for ${what}`);
    await sleep(wait);
  }
}
