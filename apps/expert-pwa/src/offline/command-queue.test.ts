import { describe, expect, test } from 'vitest';
import { discard, enqueue, hurry, nextToSend, retry, retryDelay, settle, summarise, troubleLimit, type NewEntry, type Queue, type Refusal } from './command-queue.ts';

const entry = (id: string, owner = 'ana'): NewEntry<string> => ({ id, owner, madeAt: 1, about: `#${id}`, command: `do ${id}` });
const queueOf = (...ids: string[]): Queue<string> => ids.reduce<Queue<string>>((queue, id) => enqueue(queue, entry(id)), []);
const problem: Refusal = { code: 'illegal_transition', message: 'This job is done already', requestId: 'r-1' };
const at = (id: string, now = 1_000) => ({ id, now, jitter: 0 });
const ids = (queue: Queue<string>) => queue.map(({ id }) => id);

describe('command queue', () => {
  test('sends the oldest first and nothing behind it', () => {
    const queue = settle(queueOf('a', 'b'), at('a'), { kind: 'unreachable', problem });
    expect(nextToSend(queue, 'ana', 1_500)).toEqual({ wakeAt: 2_000 });
    expect(nextToSend(queue, 'ana', 2_000)).toMatchObject({ entry: { id: 'a', attempts: 1 } });
  });

  test('takes a change out only when it was accepted', () => {
    expect(ids(settle(queueOf('a', 'b'), at('a'), { kind: 'accepted' }))).toEqual(['b']);
    expect(ids(settle(queueOf('a', 'b'), at('a'), { kind: 'refused', problem }))).toEqual(['a', 'b']);
  });

  test('keeps a refused change with its reason and lets the next one pass', () => {
    const queue = settle(queueOf('a', 'b'), at('a'), { kind: 'refused', problem });
    expect(queue[0]).toMatchObject({ state: 'refused', problem });
    expect(nextToSend(queue, 'ana', 1_000)).toMatchObject({ entry: { id: 'b' } });
    expect(summarise(queue, 'ana')).toEqual({ kind: 'needs_you', count: 1 });
  });

  test('sends a retried change under its old id and in its old place', () => {
    const queue = retry(settle(queueOf('a', 'b'), at('a'), { kind: 'refused', problem }), 'a');
    expect(nextToSend(queue, 'ana', 1_000)).toMatchObject({ entry: { id: 'a', attempts: 0, problem: null } });
  });

  test('cannot throw away what still waits', () => {
    const queue = settle(queueOf('a', 'b'), at('a'), { kind: 'refused', problem });
    expect(ids(discard(discard(queue, 'b'), 'a'))).toEqual(['b']);
  });

  test('counts the same id once', () => {
    expect(ids(enqueue(queueOf('a'), entry('a')))).toEqual(['a']);
  });

  test('sends nothing of another person', () => {
    expect(nextToSend(queueOf('a'), 'bo', 1_000)).toBeNull();
    expect(summarise(queueOf('a'), 'bo')).toEqual({ kind: 'saved' });
  });

  test('asks a person after the server failed on it too often', () => {
    let queue = queueOf('a');
    for (let turn = 1; turn < troubleLimit; turn += 1) queue = settle(queue, at('a'), { kind: 'trouble', problem });
    expect(queue[0]?.state).toBe('waiting');
    expect(settle(queue, at('a'), { kind: 'trouble', problem })[0]?.state).toBe('refused');
  });

  test('never gives up for want of a signal, and goes at once when it is back', () => {
    let queue = queueOf('a');
    for (let turn = 0; turn < 50; turn += 1) queue = settle(queue, at('a'), { kind: 'unreachable', problem });
    expect(queue[0]).toMatchObject({ state: 'waiting', notBefore: 61_000 });
    expect(nextToSend(hurry(queue), 'ana', 1_000)).toMatchObject({ entry: { id: 'a' } });
  });

  test('doubles the delay up to a minute', () => {
    expect([1, 2, 3, 7, 40].map((attempts) => retryDelay(attempts, 0))).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
    expect(retryDelay(1, 1)).toBe(750);
  });
});
