import { expect, test } from 'vitest';
import { inTurns } from './in-turns.ts';

const busy = (ms: number): void => {
  for (const began = performance.now(); performance.now() - began < ms;);
};

test('given long work, then others run in between, in the middle of it, and its answer comes', async () => {
  let parts = 0;
  const seen: number[] = [];
  const other = setInterval(() => seen.push(parts), 1);
  const answer = await inTurns((function* () {
    for (; parts < 40; parts += 1) {
      busy(2);
      yield;
    }
    return 'done';
  })());
  clearInterval(other);
  expect(answer).toBe('done');
  expect(seen.some((at) => at > 0 && at < 40)).toBe(true);
});

test('given work that fails, then whoever asked for it hears so', async () => {
  await expect(inTurns((function* () {
    yield;
    throw new Error('broken');
  })())).rejects.toThrow('broken');
});
