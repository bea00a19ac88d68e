import fc from 'fast-check';
import type { RaiseTicket } from '@sysops/domain/tickets';
import { describe, expect, test } from 'vitest';
import { again, append, giveUp, patience, pause, type Answer, type Outgoing } from './outgoing.ts';
import { sendDue } from './sender.ts';
import type { Sent } from './send-raised.ts';

const idOf = (n: number): string => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const command = (n: number): RaiseTicket => ({
  ticketId: idOf(n), customerId: idOf(999), device: { deviceId: null, category: 'tv', label: `TV ${n}` }, problemCode: null, description: `no picture ${n}`,
  place: { address: { line1: '1 Main St', city: 'Chicago', state: 'IL', zip: '60601' }, location: null }, window: { kind: 'asap' },
});
const refusal = { code: 'invalid', message: 'No', requestId: 'r-1' };

/** A computer with its list and a server that applies each id once. */
function world(owner = 'ana') {
  let list: readonly Outgoing[] = [];
  let now = 1_000;
  const arrived: string[] = [];
  const told: string[] = [];
  const raise = (n: number, who = owner): void => void (list = append(list, { owner: who, raisedAt: now, caller: 'Joe', command: command(n) }));
  const pass = (answers: (entry: Outgoing) => Answer['kind'] | 'lost' | 'signed_out') =>
    sendDue(owner, {
      read: async () => list,
      change: async (how) => (list = how(list)),
      now: () => now,
      onSignedOut: () => told.push('signed out'),
      onRaised: ({ ticketId }) => told.push(ticketId),
      send: async (entry): Promise<Sent> => {
        const kind = answers(entry);
        if (kind === 'signed_out') return { answer: { kind: 'away' }, raised: null, signedOut: true };
        if (kind === 'taken' || kind === 'lost') arrived.push(entry.ticketId);
        if (kind === 'taken') return { answer: { kind }, raised: { ticketId: entry.ticketId, number: 7, status: 'waiting', version: 1 }, signedOut: false };
        return { answer: kind === 'ill' || kind === 'refused' ? { kind, refusal } : { kind: 'away' }, raised: null, signedOut: false };
      },
    });
  return { raise, pass, arrived, told, wait: (ms: number) => (now += ms), list: () => list, edit: (how: (l: readonly Outgoing[]) => readonly Outgoing[]) => void (list = how(list)) };
}

describe('tickets that wait for the server', () => {
  test('go in the order they were raised, and leave when the server has them', async () => {
    const w = world();
    [1, 2, 3].forEach((n) => w.raise(n));
    expect(await w.pass(() => 'taken')).toEqual({ nextIn: null });
    expect(w.arrived).toEqual([1, 2, 3].map(idOf));
    expect(w.list()).toEqual([]);
  });

  test('wait in their order while the server is away, and nothing overtakes', async () => {
    const w = world();
    [1, 2].forEach((n) => w.raise(n));
    expect(await w.pass(() => 'away')).toEqual({ nextIn: pause(1) });
    expect(w.list().map(({ ticketId, tries }) => [ticketId, tries])).toEqual([[idOf(1), 1], [idOf(2), 0]]);
    w.wait(pause(1));
    await w.pass(() => 'taken');
    expect(w.arrived).toEqual([1, 2].map(idOf));
  });

  test('a double press is one ticket', () => {
    const w = world();
    w.raise(1);
    w.raise(1);
    expect(w.list()).toHaveLength(1);
  });

  test('an answer that was lost is asked for again under the same id', async () => {
    const w = world();
    w.raise(1);
    await w.pass(() => 'lost');
    w.wait(pause(1));
    await w.pass(() => 'taken');
    expect(w.arrived).toEqual([idOf(1), idOf(1)]);
    expect(w.list()).toEqual([]);
  });

  test('a refused one stays with its reason and lets the next pass', async () => {
    const w = world();
    [1, 2].forEach((n) => w.raise(n));
    await w.pass(({ ticketId }) => (ticketId === idOf(1) ? 'refused' : 'taken'));
    expect(w.list()).toMatchObject([{ ticketId: idOf(1), refusal }]);
    w.edit((list) => again(list, idOf(1)));
    await w.pass(() => 'taken');
    expect(w.arrived).toEqual([idOf(2), idOf(1)]);
  });

  test('only a refused one can be given up', async () => {
    const w = world();
    [1, 2].forEach((n) => w.raise(n));
    w.edit((list) => giveUp(list, idOf(1)));
    expect(w.list()).toHaveLength(2);
    await w.pass(({ ticketId }) => (ticketId === idOf(1) ? 'refused' : 'away'));
    w.edit((list) => giveUp(list, idOf(1)));
    expect(w.list().map(({ ticketId }) => ticketId)).toEqual([idOf(2)]);
  });

  test('after the session ended nothing is tried and nothing is lost', async () => {
    const w = world();
    w.raise(1);
    expect(await w.pass(() => 'signed_out')).toEqual({ nextIn: null });
    expect(w.told).toEqual(['signed out']);
    expect(w.list()).toMatchObject([{ tries: 0, refusal: null }]);
  });

  test('another agent never sends it', async () => {
    const w = world('ana');
    w.raise(1, 'bo');
    await w.pass(() => 'taken');
    expect(w.arrived).toEqual([]);
  });

  test('a server that keeps failing on one ticket hands it to a person', async () => {
    const w = world();
    w.raise(1);
    for (let turn = 0; turn < patience; turn += 1) {
      expect(w.list()[0]?.refusal).toBeNull();
      await w.pass(() => 'ill');
      w.wait(60_000);
    }
    expect(w.list()[0]?.refusal).toEqual(refusal);
  });

  test('any bad day: all arrive once in order when the server stays', async () => {
    const kinds = fc.constantFrom('taken' as const, 'away' as const, 'lost' as const);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ press: fc.boolean(), answer: kinds, ms: fc.nat(40_000) }), { maxLength: 60 }), async (turns) => {
        const w = world();
        let made = 0;
        for (const { press, answer, ms } of turns) {
          if (press) w.raise((made += 1));
          let first = true;
          await w.pass(() => (first ? ((first = false), answer) : 'away'));
          w.wait(ms);
        }
        for (let left = w.list().length; left >= 0; left -= 1) {
          w.wait(60_000);
          await w.pass(() => 'taken');
        }
        expect([...new Set(w.arrived)]).toEqual(Array.from({ length: made }, (_, i) => idOf(i + 1)));
        expect(w.told).toEqual(Array.from({ length: made }, (_, i) => idOf(i + 1)));
        expect(w.list()).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
