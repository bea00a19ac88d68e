import { describe, expect, test } from 'vitest';
import { hour, minute } from '../shared/index.ts';
import { people, story, t0, visit } from './ticket-fixtures.ts';
import { isEscalation, isMissedPromise, raisedAgainAfter, tasksEndedBy } from './staff-task.ts';
import { EscalationCause } from './ticket-terms.ts';
import type { TicketEvent } from './ticket.ts';

const fact = (event: object): TicketEvent => ({ at: t0, by: people.system, ...event }) as TicketEvent;
const kindsOf = (event: TicketEvent): readonly string[] => tasksEndedBy(event)?.kinds ?? [];

describe('a task ends with its cause', () => {
  test.each<readonly [string, TicketEvent, readonly string[], readonly string[]]>([
    ['an expert is found', story.assigned, ['all_declined', 'ladder_ended', 'no_show', 'sla_assign', 'orphan'], ['sla_arrive', 'sla_resolve', 'overrun', 'rebook', 'parts_missing']],
    ['he starts after all', story.travelling, ['dead_phone', 'orphan'], ['silent_en_route', 'sla_arrive', 'all_declined']],
    ['he is there', story.arrived, ['dead_phone', 'silent_en_route', 'sla_arrive'], ['overrun', 'sla_resolve']],
    ['the visit is taken from him', fact({ type: 'VisitReleased', expertId: 'x', waitingReason: 'released' }), ['dead_phone', 'silent_en_route', 'overrun', 'expert_unavailable'], ['all_declined', 'ladder_ended', 'sla_assign', 'sla_arrive']],
    ['the work is done', story.completed, ['overrun', 'sla_resolve', 'sla_arrive', 'parts_missing', 'expert_unavailable', 'rebook'], []],
    ['the ticket is cancelled', fact({ type: 'TicketCancelled' }), [...EscalationCause.options, 'rebook', 'parts_missing'], []],
    ['another time is chosen', fact({ type: 'WindowChanged', window: { kind: 'asap' } }), ['all_declined', 'ladder_ended', 'rebook'], ['sla_assign', 'orphan']],
    ['the hold has ended', fact({ type: 'HoldEnded' }), ['rebook', 'orphan'], ['ladder_ended']],
  ])('when %s', (_, event, ended, left) => {
    const kinds = kindsOf(event);
    expect(ended.filter((kind) => !kinds.includes(kind))).toEqual([]);
    expect(left.filter((kind) => kinds.includes(kind))).toEqual([]);
  });
  test('and says what came of it', () => {
    expect([tasksEndedBy(story.assigned)?.note, tasksEndedBy(story.completed)?.note]).toEqual([`${visit.expert.name} comes.`, 'The work is done.']);
  });
  const searching = ['all_declined', 'ladder_ended', 'no_show'];
  const visiting = ['dead_phone', 'silent_en_route', 'arrival_unsaid', 'overrun', 'expert_unavailable'];
  const promises = ['sla_assign', 'sla_arrive', 'sla_resolve'];
  test.each<readonly [TicketEvent['type'], readonly string[], string]>([
    ['TriageCompleted', [], 'dispatch'], ['SentToTriage', searching, 'agent'], ['TicketOffered', [], 'asked'], ['OffersEnded', [], 'offer has ended'],
    ['TravelStarted', ['dead_phone'], 'on the way'], ['ExpertArrived', ['dead_phone', 'silent_en_route', 'arrival_unsaid', 'sla_arrive'], 'arrived'],
    ['VisitReleased', visiting, 'taken from the expert'], ['CouldNotComplete', visiting, 'without a repair'], ['TicketHeld', [...searching, ...visiting], 'on hold'],
    ['WorkPaused', ['overrun'], 'paused'], ['WorkResumed', ['paused_long'], 'goes on'], ['HoldEnded', ['paused_long', 'rebook'], 'hold has ended'],
    ['TicketCompleted', [...searching, ...visiting, ...promises, 'paused_long', 'rebook', 'parts_missing'], 'work is done'], ['TicketReopened', [], 'reopened'], ['TicketClosed', [], 'closed'],
    ['TicketCancelled', [...searching, ...visiting, ...promises, 'paused_long', 'rebook', 'parts_missing'], 'cancelled'],
  ])('%s ends just these, beside what only asked for a next step', (type, kinds, words) => {
    const ended = tasksEndedBy(fact({ type }));
    expect(ended?.kinds.toSorted()).toEqual([...kinds, 'orphan'].toSorted());
    expect(ended?.note).toContain(words);
  });
  test('but asking somebody ends no search, and a note of the search ends nothing', () => {
    expect(kindsOf(story.offered)).toEqual(['orphan']);
    for (const event of [fact({ type: 'WaitingExplained', waitingReason: 'all_declined' }), fact({ type: 'PriorityChanged', priority: 'urgent' }), fact({ type: 'WindowPassed', passed: { from: t0 - 2, to: t0 - 1 } })]) expect(tasksEndedBy(event)).toBeNull();
  });
});

describe('what nobody settles', () => {
  test('calls again after twice the time each round, sooner for urgent tickets, and never less often than its most', () => {
    const minutes = (priority: 'urgent' | 'high' | 'normal' | 'low', rounds: readonly number[]) => rounds.map((round) => raisedAgainAfter(priority, round) / minute);
    expect(minutes('urgent', [1, 2, 3, 4, 5])).toEqual([10, 20, 40, 60, 60]);
    expect(minutes('high', [1, 2, 3, 4, 5])).toEqual([30, 60, 120, 240, 240]);
    expect(minutes('normal', [1, 2, 5, 6, 40])).toEqual([60, 120, 960, 1440, 1440]);
    expect(raisedAgainAfter('low', 1)).toBe(2 * hour);
  });
});

test('an escalation is a cause that calls for a person; a missed promise is one of the three', () => {
  expect([isEscalation('no_show'), isEscalation('rebook')]).toEqual([true, false]);
  expect(['sla_assign', 'sla_arrive', 'sla_resolve', 'no_show', 'rebook', ''].map(isMissedPromise)).toEqual([true, true, true, false, false, false]);
});
