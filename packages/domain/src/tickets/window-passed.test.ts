import { describe, expect, test } from 'vitest';
import { hour } from '../shared/index.ts';
import { evolve, passedWindow, replay } from './ticket-evolve.ts';
import { decide, raise } from './ticket-lifecycle.ts';
import { factsWith, people, t0 } from './ticket-fixtures.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

const wish = { from: t0 + hour, to: t0 + 3 * hour };
const raised = raise(factsWith({ window: { kind: 'window', ...wish } }), people.customer, null);
const pinnedTo = (expertId: string | null): TicketEvent => ({ type: 'TicketPinned', at: t0, by: people.manager, pin: { expertId, window: wish } });
const pass = (ticket: Ticket, at: number) => evolve(ticket, decide(ticket, { type: 'pass_window', by: people.system, window: wish }, at));

describe('a time that goes by without a visit', () => {
  test('given a window, then it has passed from its end on and not before', () => {
    expect([passedWindow(replay([raised]), wish.to - 1), passedWindow(replay([raised]), wish.to)]).toEqual([null, wish]);
    expect(passedWindow({ window: { kind: 'asap' }, pin: null }, wish.to)).toBeNull();
  });
  test('then the ticket waits for as soon as possible, and the history keeps the wish', () => {
    const ticket = pass(replay([raised]), wish.to);
    expect(ticket).toMatchObject({ status: 'waiting', window: { kind: 'asap' }, version: 2 });
    expect(raised).toMatchObject({ facts: { window: wish } });
    expect(passedWindow(ticket, wish.to + hour)).toBeNull();
  });
  test('given a manager had fixed the time, then the expert stays fixed, and a pin of nothing else goes', () => {
    expect(pass(replay([raised, pinnedTo('x')]), wish.to)).toMatchObject({ pinned: true, pin: { expertId: 'x', window: null }, window: { kind: 'asap' } });
    expect(pass(replay([raised, pinnedTo(null)]), wish.to)).toMatchObject({ pinned: false, pin: null });
  });
  test('given the customer’s own window is later than the manager’s, then it stays', () => {
    const later = { kind: 'window' as const, from: wish.to, to: wish.to + hour };
    const ticket = replay([{ ...raised, facts: factsWith({ window: later }) } as TicketEvent, pinnedTo(null)]);
    expect(passedWindow(ticket, wish.to)).toEqual(wish);
    expect(pass(ticket, wish.to)).toMatchObject({ window: later, pin: null });
  });
});
