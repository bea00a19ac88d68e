import { expect, test } from 'vitest';
import { hour, minute } from '../shared/index.ts';
import { specFor } from '../shared/spec.ts';
import { evolve } from './ticket-evolve.ts';
import { decide, withSkill, type TicketCommand } from './ticket-lifecycle.ts';
import { people, story, visit } from './ticket-fixtures.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

const given = specFor<Ticket, TicketEvent, TicketCommand>({ evolve, decide });
const { raised, offered, assigned, travelling, arrived } = story;
const working = [raised, offered, assigned, travelling, arrived] as const;
const by = people.expert;

test('given an act that is heard of at once, then the fact has one time', () => {
  expect(given(...working).when({ type: 'complete', by, resolution: 'repaired', summary: 'done', doneAt: arrived.at + hour }, arrived.at + hour).fact()).toEqual({ type: 'TicketCompleted', at: arrived.at + hour, by, resolution: 'repaired', summary: 'done' });
});

test('given an act that was done before it is heard of, then the fact says both times and the ticket counts from the first', () => {
  const told = given(raised, offered, assigned, travelling).when({ type: 'arrive', by, doneAt: arrived.at }, arrived.at + 2 * hour);
  expect(told.fact()).toEqual({ type: 'ExpertArrived', at: arrived.at, receivedAt: arrived.at + 2 * hour, by });
  expect(told.state()).toMatchObject({ status: 'on_site', arrivedAt: arrived.at, next: { dueAt: arrived.at + 90 * minute } });
});

test('given a time ahead of now, then now counts', () => {
  expect(given(...working).when({ type: 'resume', by, doneAt: arrived.at + 3 * hour }, arrived.at + hour).fact).toThrow();
  expect(given(raised, offered, assigned, travelling).when({ type: 'arrive', by, doneAt: arrived.at + hour }, arrived.at).fact()).toEqual({ type: 'ExpertArrived', at: arrived.at, by });
});

test('given a visit that ended before anybody heard, then the search for the next expert is due from when it was heard', () => {
  const [done, heard] = [arrived.at + 20 * minute, arrived.at + 3 * hour];
  const failed = given(...working).when({ type: 'cannot_complete', by, requiredSkills: [{ skill: 'board-level', level: 3 }], reason: 'burnt', doneAt: done }, heard);
  expect(failed.fact()).toMatchObject({ at: done, receivedAt: heard });
  expect(failed.state()).toMatchObject({ status: 'waiting', next: { dueAt: heard + 30 * minute } });
  const back = given(raised, offered, assigned).when({ type: 'release', by, waitingReason: 'released', doneAt: done }, heard).state();
  expect(back).toMatchObject({ status: 'waiting', next: { dueAt: heard + 30 * minute } });
});

test('given a pause that was over before anybody heard of it, then it is told as it was, and so is its end', () => {
  const heard = arrived.at + 5 * hour;
  const paused = given(...working).when({ type: 'pause', by, holdReason: 'no_access', resumeAt: arrived.at + hour, doneAt: arrived.at + 10 * minute }, heard);
  expect(paused.state()).toMatchObject({ status: 'on_hold', resumeAt: arrived.at + hour });
  expect(given(...working, paused.fact()).when({ type: 'resume', by, doneAt: arrived.at + 50 * minute }, heard).state()).toMatchObject({ status: 'on_site', arrivedAt: arrived.at });
});

test('given an expert who ends the visit with a date, then he has nothing to do with it any more and is preferred for the next', () => {
  const held = given(...working).when({ type: 'hold_visit', by, holdReason: 'part_needed', resumeAt: arrived.at + 48 * hour, reason: 'The board is ordered' }, arrived.at + hour).state();
  expect(held).toMatchObject({ status: 'on_hold', visit: null, previousExpertId: visit.expertId, next: { owner: 'agent', dueAt: arrived.at + 48 * hour } });
});

test('given what an expert finds, then the skill is added, or raised, and never lowered', () => {
  const asked = [{ skill: 'tv-panel', level: 2 }, { skill: 'mains-safety', level: 1 }];
  expect(withSkill(asked, { skill: 'tv-power', level: 3 })).toEqual([...asked, { skill: 'tv-power', level: 3 }]);
  expect(withSkill(asked, { skill: 'tv-panel', level: 4 })).toEqual([{ skill: 'mains-safety', level: 1 }, { skill: 'tv-panel', level: 4 }]);
  expect(withSkill(asked, { skill: 'tv-panel', level: 1 })).toEqual([{ skill: 'mains-safety', level: 1 }, { skill: 'tv-panel', level: 2 }]);
});
