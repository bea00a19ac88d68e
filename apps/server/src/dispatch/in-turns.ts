import { setImmediate } from 'node:timers/promises';
import type { InTurns } from '@sysops/domain/dispatch';

/** Milliseconds that a computation may keep the program to itself. */
const turnMs = 5;

/** Does work of any length and lets requests, timers and answers of the database run every few milliseconds. */
export async function inTurns<Result>(work: InTurns<Result>): Promise<Result> {
  for (let since = performance.now(); ;) {
    const turn = work.next();
    if (turn.done) return turn.value;
    if (performance.now() - since < turnMs) continue;
    await setImmediate();
    since = performance.now();
  }
}
