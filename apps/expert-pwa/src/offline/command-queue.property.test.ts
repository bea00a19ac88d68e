import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discard, enqueue, hurry, nextToSend, retry, settle, type Queue, type Refusal } from './command-queue.ts';

const problem: Refusal = { code: 'conflict', message: 'No', requestId: null };

/** `lost_answer`: the server did it, but the answer never came back. */
const turn = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('press' as const) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('send' as const), answer: fc.constantFrom('accepted', 'refused', 'no_signal', 'lost_answer', 'trouble'), jitter: fc.double({ min: 0, max: 1, noNaN: true }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat({ max: 90_000 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('reload' as const, 'online' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('retry' as const, 'discard' as const, 'press_again' as const), pick: fc.nat({ max: 20 }) }) },
);
type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never;

/** A phone with its queue and a server that applies each id once, as the real one does. */
function world() {
  let queue: Queue<number> = [];
  let now = 1_000;
  let made = 0;
  const seen: { id: string; command: number }[] = [];
  const applied: string[] = [];
  const discarded = new Set<string>();
  const everRefused = new Set<string>();
  const press = (id: string, command: number) => (queue = enqueue(queue, { id, owner: 'ana', madeAt: now, about: '', command }));

  const send = (answer: string, jitter: number): void => {
    const next = nextToSend(queue, 'ana', now);
    if (!next || !('entry' in next)) return;
    const { id, command } = next.entry;
    if (answer !== 'no_signal') seen.push({ id, command });
    const done = answer === 'accepted' || answer === 'lost_answer' || applied.includes(id);
    if (done && answer !== 'no_signal' && !applied.includes(id)) applied.push(id);
    const kind = answer === 'no_signal' || answer === 'lost_answer' ? 'unreachable' : answer === 'trouble' ? 'trouble' : done ? 'accepted' : 'refused';
    queue = settle(queue, { id, now, jitter }, kind === 'accepted' ? { kind } : { kind, problem });
    if (queue.some((entry) => entry.id === id && entry.state === 'refused')) everRefused.add(id);
  };
  const play = (t: Turn): void => {
    const picked = 'pick' in t ? queue[t.pick % Math.max(1, queue.length)] : undefined;
    if (t.kind === 'press') press(`c${made}`, made++);
    else if (t.kind === 'send') send(t.answer, t.jitter);
    else if (t.kind === 'wait') now += t.ms;
    else if (t.kind === 'online') queue = hurry(queue);
    else if (t.kind === 'reload') queue = JSON.parse(JSON.stringify(queue)) as Queue<number>;
    else if (picked && t.kind === 'press_again') press(picked.id, picked.command);
    else if (picked && t.kind === 'retry') queue = retry(queue, picked.id);
    else if (picked && t.kind === 'discard') {
      if (picked.state === 'refused') discarded.add(picked.id);
      queue = discard(queue, picked.id);
    }
  };
  return { play, facts: () => ({ queue, made, seen, applied, discarded, everRefused }) };
}

const byNumber = (ids: readonly string[]): number[] => ids.map((id) => Number(id.slice(1)));

describe('command queue, any working day', () => {
  test('loses nothing, repeats nothing under a new id and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 120 }), (turns) => {
        const { play, facts } = world();
        turns.forEach(play);
        const { queue, made, seen, applied, discarded, everRefused } = facts();

        const accountedFor = new Set([...queue.map(({ id }) => id), ...applied, ...discarded]);
        expect(accountedFor.size).toBe(made);
        expect(new Set(queue.map(({ id }) => id)).size).toBe(queue.length);

        for (const { id, command } of seen) expect(id).toBe(`c${command}`);
        expect(new Set(applied).size).toBe(applied.length);

        const undisputed = byNumber(applied.filter((id) => !everRefused.has(id)));
        expect(undisputed).toEqual(undisputed.toSorted((a, b) => a - b));
      }),
      { numRuns: 2_000 },
    );
  });

  test('everything arrives once the signal stays', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 80 }), (turns) => {
        const { play, facts } = world();
        turns.forEach(play);
        for (let left = facts().queue.length; left > 0; left -= 1) {
          play({ kind: 'online' });
          play({ kind: 'send', answer: 'accepted', jitter: 0 });
        }
        expect(facts().queue.every(({ state }) => state === 'refused')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
