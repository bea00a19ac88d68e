import { describe, expect, test } from 'vitest';
import { DomainError, day, minute } from '../shared/index.ts';
import { specFor } from '../shared/spec.ts';
import { evolve } from './ticket-evolve.ts';
import { decide, raise, type TicketCommand } from './ticket-lifecycle.ts';
import { factsWith, people, story, t0, visit } from './ticket-fixtures.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

const given = specFor<Ticket, TicketEvent, TicketCommand>({ evolve, decide });
const { raised, offered, assigned, travelling, arrived, completed } = story;

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'no refusal';
  } catch (error) {
    return error instanceof DomainError ? error.code : 'not a DomainError';
  }
}

describe('raising', () => {
  test('a complete ticket waits for dispatch at once, with a due time by priority', () => {
    const ticket = evolve(null, raise(factsWith({ priority: 'urgent' }), people.customer, null));
    expect(ticket).toMatchObject({ status: 'waiting', waitingReason: 'just_raised', version: 1, next: { action: 'find_expert', owner: 'dispatch', dueAt: t0 + 10 * minute } });
  });

  test.each([
    ['place_unknown', { place: { ...factsWith().place, location: null } }],
    ['device_unknown', { device: { deviceId: null, category: 'tv', label: 'some TV' } }],
    ['problem_unknown', { problem: { ...factsWith().problem, requiredSkills: [] } }],
    ['cover_unclear', { cover: { ...factsWith().cover, covered: false, reason: 'ended' as const } }],
  ])('%s sends it to a person', (reason, changes) => {
    const ticket = evolve(null, raise(factsWith(changes), people.customer, null));
    expect(ticket).toMatchObject({ status: 'triage', triageReasons: [reason], next: { owner: 'agent', dueAt: t0 + 15 * minute } });
  });

  test('a suspected duplicate goes to triage, and urgent triage is due in five minutes', () => {
    const ticket = evolve(null, raise(factsWith({ priority: 'urgent' }), people.customer, 'other-ticket'));
    expect(ticket).toMatchObject({ status: 'triage', triageReasons: ['duplicate_suspected'], next: { dueAt: t0 + 5 * minute } });
  });

  test.each([
    ['ends before it starts', { from: t0 + 2, to: t0 + 1 }],
    ['lies in the past', { from: t0 - 20, to: t0 - 10 }],
  ])('a window that %s is refused', (_, range) => {
    expect(codeOf(() => raise(factsWith({ window: { kind: 'window', ...range } }), people.customer, null))).toBe('invalid');
  });
});

describe('the good story', () => {
  test('runs from raised to closed with an owner and a due time at each step', () => {
    const steps = [raised, offered, assigned, travelling, arrived, completed];
    const states = steps.map((_, i) => steps.slice(0, i + 1).reduce<Ticket | null>(evolve, null));
    expect(states.map((s) => [s?.status, s?.next?.owner])).toEqual([
      ['waiting', 'dispatch'], ['offered', 'expert'], ['assigned', 'expert'], ['en_route', 'expert'], ['on_site', 'expert'], ['completed', 'system'],
    ]);
    const closed = given(...steps).when({ type: 'close', by: people.system }, t0 + 15 * day).state();
    expect(closed).toMatchObject({ status: 'closed', expertId: visit.expertId, next: null });
  });

  test('work is overdue at 150 % of the expected minutes', () => {
    expect([raised, offered, assigned, travelling, arrived].reduce<Ticket | null>(evolve, null)?.next?.dueAt).toBe(arrived.at + 90 * minute);
  });
});

describe('visits that do not go to plan', () => {
  test('a released visit waits again and says why', () => {
    const ticket = given(raised, offered, assigned).when({ type: 'release', by: people.expert, waitingReason: 'released' }, t0 + 3 * minute).state();
    expect(ticket).toMatchObject({ status: 'waiting', waitingReason: 'released' });
    expect(ticket).not.toHaveProperty('expertId');
  });

  test('what could not be completed keeps the ticket, with the skills it turned out to need', () => {
    const requiredSkills = [{ skill: 'board-level', level: 3 }];
    const ticket = given(raised, offered, assigned, travelling, arrived).when({ type: 'cannot_complete', by: people.expert, requiredSkills, reason: 'board is burnt' }, t0 + 60 * minute).state();
    expect(ticket).toMatchObject({ status: 'waiting', problem: { requiredSkills }, previousExpertId: visit.expertId });
  });

  test('a pause keeps the visit and only a pause can be resumed', () => {
    const working = [raised, offered, assigned, travelling, arrived] as const;
    const paused = given(...working).when({ type: 'pause', by: people.expert, holdReason: 'no_access', resumeAt: t0 + 90 * minute }, t0 + 30 * minute);
    expect(paused.state()).toMatchObject({ status: 'on_hold', visit: { assignmentId: visit.assignmentId } });
    const resumed = given(...working, paused.fact()).when({ type: 'resume', by: people.expert }, t0 + 40 * minute).state();
    expect(resumed).toMatchObject({ status: 'on_site', assignmentId: visit.assignmentId, arrivedAt: arrived.at });
    expect(codeOf(given(...working, paused.fact()).when({ type: 'end_hold', by: people.agent }, t0 + 40 * minute).fact)).toBe('illegal_transition');
  });

  test('a hold ends the visit and can only end by going back to dispatch', () => {
    const held = given(raised, offered, assigned).when({ type: 'hold', by: people.agent, holdReason: 'part_needed', resumeAt: t0 + 2 * day }, t0 + 3 * minute);
    expect(held.state()).toMatchObject({ status: 'on_hold', visit: null, next: { owner: 'agent', dueAt: t0 + 2 * day } });
    expect(codeOf(given(raised, offered, assigned, held.fact()).when({ type: 'resume', by: people.expert }, t0 + day).fact)).toBe('illegal_transition');
    expect(given(raised, offered, assigned, held.fact()).when({ type: 'end_hold', by: people.system }, t0 + 2 * day).state()).toMatchObject({ status: 'waiting', waitingReason: 'hold_ended' });
  });

  test('a hold must end in the future', () => {
    expect(codeOf(given(raised).when({ type: 'hold', by: people.agent, holdReason: 'part_needed', resumeAt: t0 }, t0 + minute).fact)).toBe('invalid');
  });
});

describe('not fixed', () => {
  const done = [raised, offered, assigned, travelling, arrived, completed] as const;

  test('within 14 days: same ticket, higher priority, same expert preferred', () => {
    const ticket = given(...done).when({ type: 'reopen', by: people.customer, reason: 'dark again' }, completed.at + 14 * day).state();
    expect(ticket).toMatchObject({ status: 'waiting', reopened: true, priority: 'high', previousExpertId: visit.expertId, window: { kind: 'asap' } });
  });

  test('after 14 days it is refused as expired', () => {
    expect(codeOf(given(...done).when({ type: 'reopen', by: people.customer, reason: 'dark again' }, completed.at + 14 * day + 1).fact)).toBe('expired');
  });

  test('needs a reason', () => {
    expect(codeOf(given(...done).when({ type: 'reopen', by: people.customer }, completed.at + 1).fact)).toBe('invalid');
  });
});

describe('who may do what', () => {
  test.each([
    ['customer', [raised, offered, assigned], true],
    ['customer', [raised, offered, assigned, travelling], false],
    ['agent', [raised, offered, assigned, travelling], true],
    ['agent', [raised, offered, assigned, travelling, arrived], false],
    ['manager', [raised, offered, assigned, travelling, arrived], true],
  ] as const)('cancelling by a %s after %j', (role, history, allowed) => {
    const code = codeOf(given(...history).when({ type: 'cancel', by: people[role], reason: 'bought a new one' }, t0 + day).fact);
    expect(code).toBe(allowed ? 'no refusal' : 'illegal_transition');
  });

  test('cancelling needs a reason', () => {
    expect(codeOf(given(raised).when({ type: 'cancel', by: people.customer }, t0 + minute).fact)).toBe('invalid');
  });

  test('a manager who acts for an expert must say why', () => {
    const by = { ...people.manager, onBehalfOf: 'expert' as const };
    expect(codeOf(given(raised, offered, assigned).when({ type: 'start_travel', by, eta: t0 + day }, t0 + minute).fact)).toBe('invalid');
    expect(codeOf(given(raised, offered, assigned).when({ type: 'start_travel', by, eta: t0 + day, reason: 'dead phone' }, t0 + minute).fact)).toBe('no refusal');
  });
});

describe('triage', () => {
  test('completing it needs the missing facts', () => {
    const lost = { ...raised, facts: factsWith({ place: { ...factsWith().place, location: null } }), triageReasons: ['place_unknown' as const] };
    expect(codeOf(given(lost).when({ type: 'complete_triage', by: people.agent, changes: {} }, t0 + minute).fact)).toBe('invalid');
    const place = factsWith().place;
    expect(given(lost).when({ type: 'complete_triage', by: people.agent, changes: { place } }, t0 + minute).state()).toMatchObject({ status: 'waiting', place });
  });
});
