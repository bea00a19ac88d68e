import { describe, expect, test } from 'vitest';
import { DomainError, day, minute, type ErrorFacts } from '../shared/index.ts';
import { evolve, replay } from './ticket-evolve.ts';
import { decide, expertOf, raise, type TicketCommand } from './ticket-lifecycle.ts';
import { factsWith, people, story, t0, visit } from './ticket-fixtures.ts';
import type { Ticket, TicketEvent } from './ticket.ts';
import { allowedActions, isAllowed, isOpen } from './ticket-transitions.ts';

const { raised, offered, assigned, travelling, arrived, completed } = story;
const { agent, customer, expert, manager, system } = people;
const now = t0 + 100 * minute;
const later = now + day;

const paused: TicketEvent = { type: 'WorkPaused', at: t0 + 30 * minute, by: expert, holdReason: 'no_access', resumeAt: later };
const held: TicketEvent = { type: 'TicketHeld', at: t0 + 30 * minute, by: agent, holdReason: 'part_needed', resumeAt: later };
const sentBack: TicketEvent = { type: 'SentToTriage', at: t0 + minute, by: agent, triageReasons: ['skill_mismatch'] };
const escalated: TicketEvent = { type: 'TicketEscalated', at: t0 + minute, by: system, cause: 'no_show', step: 1 };
const pinned: TicketEvent = { type: 'TicketPinned', at: t0 + minute, by: manager, pin: { expertId: 'x', window: null } };

/** A ticket in each state, by a history. */
const at = {
  triage: [raised, sentBack], waiting: [raised], offered: [raised, offered], assigned: [raised, offered, assigned], en_route: [raised, offered, assigned, travelling],
  on_site: [raised, offered, assigned, travelling, arrived], paused: [raised, offered, assigned, travelling, arrived, paused], on_hold: [raised, held],
  completed: [raised, offered, assigned, travelling, arrived, completed], escalated: [raised, escalated], pinned: [raised, pinned],
} satisfies Record<string, readonly TicketEvent[]>;
type At = keyof typeof at;

const window = { kind: 'window' as const, from: later, to: later + 60 * minute };
const range = { from: later, to: later + 60 * minute };
const gone = { from: now - 60 * minute, to: now };
const requiredSkills = [{ skill: 'board-level', level: 3 }];

/** Who, from which state, by which command, and the fact that follows beside time and person. */
const commands: readonly (readonly [At, TicketCommand, object])[] = [
  ['triage', { type: 'complete_triage', by: agent, changes: { priority: 'high' } }, { type: 'TriageCompleted', changes: { priority: 'high' } }],
  ['waiting', { type: 'send_to_triage', by: system, triageReasons: ['skill_mismatch'] }, { type: 'SentToTriage', triageReasons: ['skill_mismatch'] }],
  ['waiting', { type: 'explain_waiting', by: system, waitingReason: 'all_declined' }, { type: 'WaitingExplained', waitingReason: 'all_declined' }],
  ['waiting', { type: 'offer', by: system, expiresAt: later }, { type: 'TicketOffered', expiresAt: later }],
  ['offered', { type: 'end_offers', by: system, waitingReason: 'offer_expired' }, { type: 'OffersEnded', waitingReason: 'offer_expired' }],
  ['waiting', { type: 'assign', by: manager, visit, departAt: now, arriveBy: later }, { type: 'TicketAssigned', ...visit, departAt: now, arriveBy: later }],
  ['offered', { type: 'accept', by: expert, visit, departAt: now, arriveBy: later }, { type: 'TicketAssigned', ...visit, departAt: now, arriveBy: later }],
  ['assigned', { type: 'start_travel', by: expert, eta: later }, { type: 'TravelStarted', eta: later }],
  ['en_route', { type: 'arrive', by: expert }, { type: 'ExpertArrived' }],
  ['en_route', { type: 'release', by: expert, waitingReason: 'released' }, { type: 'VisitReleased', expertId: visit.expertId, waitingReason: 'released' }],
  ['on_site', { type: 'complete', by: expert, resolution: 'repaired', summary: 'Done' }, { type: 'TicketCompleted', resolution: 'repaired', summary: 'Done' }],
  ['on_site', { type: 'cannot_complete', by: expert, requiredSkills, reason: 'burnt' }, { type: 'CouldNotComplete', expertId: visit.expertId, requiredSkills, reason: 'burnt' }],
  ['waiting', { type: 'hold', by: agent, holdReason: 'part_needed', resumeAt: later }, { type: 'TicketHeld', holdReason: 'part_needed', resumeAt: later }],
  ['on_site', { type: 'hold_visit', by: expert, holdReason: 'customer_absent', resumeAt: later }, { type: 'TicketHeld', holdReason: 'customer_absent', resumeAt: later }],
  ['on_site', { type: 'pause', by: expert, holdReason: 'no_access', resumeAt: now + 240 * minute }, { type: 'WorkPaused', holdReason: 'no_access', resumeAt: now + 240 * minute }],
  ['paused', { type: 'resume', by: expert }, { type: 'WorkResumed' }],
  ['on_hold', { type: 'end_hold', by: agent }, { type: 'HoldEnded' }],
  ['completed', { type: 'reopen', by: customer, reason: 'dark again' }, { type: 'TicketReopened', reason: 'dark again' }],
  ['completed', { type: 'close', by: system }, { type: 'TicketClosed' }],
  ['waiting', { type: 'cancel', by: customer, reason: 'sold it' }, { type: 'TicketCancelled', reason: 'sold it' }],
  ['waiting', { type: 'change_priority', by: agent, priority: 'urgent' }, { type: 'PriorityChanged', priority: 'urgent' }],
  ['waiting', { type: 'escalate', by: system, cause: 'no_show', step: 2 }, { type: 'TicketEscalated', cause: 'no_show', step: 2 }],
  ['escalated', { type: 'acknowledge', by: manager }, { type: 'EscalationAcknowledged' }],
  ['waiting', { type: 'pin', by: manager, pin: { expertId: 'x', window: null }, reason: 'asked for' }, { type: 'TicketPinned', pin: { expertId: 'x', window: null }, reason: 'asked for' }],
  ['waiting', { type: 'pin', by: manager, pin: { expertId: null, window: range }, reason: 'asked for' }, { type: 'TicketPinned', pin: { expertId: null, window: range }, reason: 'asked for' }],
  ['pinned', { type: 'unpin', by: manager }, { type: 'TicketUnpinned' }],
  ['waiting', { type: 'wish_expert', by: customer, preferredExpertId: 'x', excludedExpertIds: ['y'] }, { type: 'ExpertWishesChanged', preferredExpertId: 'x', excludedExpertIds: ['y'] }],
  ['waiting', { type: 'wish_expert', by: customer, preferredExpertId: null, excludedExpertIds: [] }, { type: 'ExpertWishesChanged', preferredExpertId: null, excludedExpertIds: [] }],
  ['assigned', { type: 'move_arrival', by: system, departAt: now, arriveAt: later, announced: true }, { type: 'ArrivalChanged', departAt: now, arriveAt: later, announced: true }],
  ['waiting', { type: 'offer_window', by: system, window: range }, { type: 'WindowOffered', window: range }],
  ['waiting', { type: 'pass_window', by: system, window: gone }, { type: 'WindowPassed', passed: gone }],
  ['waiting', { type: 'change_window', by: customer, window }, { type: 'WindowChanged', window }],
  ['waiting', { type: 'change_window', by: customer, window: { kind: 'asap' } }, { type: 'WindowChanged', window: { kind: 'asap' } }],
];

test.each(commands.map(([from, command, fact]) => [command.type, from, command, fact] as const))('%s of a ticket that is %s becomes a fact', (_type, from, command, fact) => {
  expect(decide(replay(at[from]), command, now)).toEqual({ at: now, by: command.by, ...fact });
});

function refusal(run: () => unknown): { code: string; message: string; facts: ErrorFacts } {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, message: error.message, facts: error.facts };
    throw error;
  }
  throw new Error('Nothing was refused');
}

const illegal = (status: string, action: string, version: number) => ({ code: 'illegal_transition', message: `A ticket that is ${status.replace('_', ' ')} cannot be changed that way`, facts: { action, status, version } });
const invalid = (message: string, field: string) => ({ code: 'invalid', message, facts: { field } });
const past = { kind: 'window' as const, from: now - 5, to: now };

const refusals: readonly (readonly [string, At, TicketCommand, object])[] = [
  ['an expert cannot complete what he has not begun', 'en_route', { type: 'complete', by: expert, resolution: 'repaired', summary: '' }, illegal('en_route', 'complete', 4)],
  ['a hold without a visit is not resumed', 'on_hold', { type: 'resume', by: expert }, illegal('on_hold', 'resume', 2)],
  ['a pause is not ended as a hold', 'paused', { type: 'end_hold', by: agent }, illegal('on_hold', 'end_hold', 6)],
  ['nothing is acknowledged that was not escalated', 'waiting', { type: 'acknowledge', by: manager }, illegal('waiting', 'acknowledge', 1)],
  ['nothing is unpinned that was not pinned', 'waiting', { type: 'unpin', by: manager }, illegal('waiting', 'unpin', 1)],
  ['cancelling needs a reason', 'waiting', { type: 'cancel', by: customer }, invalid('Please give a reason', 'reason')],
  ['giving up needs a reason', 'on_site', { type: 'cannot_complete', by: expert, requiredSkills }, invalid('Please give a reason', 'reason')],
  ['pinning needs a reason', 'waiting', { type: 'pin', by: manager, pin: { expertId: 'x', window: null } }, invalid('Please give a reason', 'reason')],
  ['a pin fixes something', 'waiting', { type: 'pin', by: manager, pin: { expertId: null, window: null }, reason: 'r' }, invalid('Please say what to fix: the expert, the time, or both', 'pin')],
  ['a pause ends ahead', 'on_site', { type: 'pause', by: expert, holdReason: 'no_access', resumeAt: now }, invalid('The date to resume must lie ahead', 'resumeAt')],
  ['a pause is over the same day', 'on_site', { type: 'pause', by: expert, holdReason: 'no_access', resumeAt: now + 240 * minute + 1 }, invalid('A pause lasts four hours at most: end the visit with a date instead', 'resumeAt')],
  ['a priority changes', 'waiting', { type: 'change_priority', by: agent, priority: 'normal' }, invalid('The ticket has this priority already', 'priority')],
  ['nobody is wanted and unwanted', 'waiting', { type: 'wish_expert', by: customer, preferredExpertId: 'x', excludedExpertIds: ['y', 'x'] }, invalid('Nobody can be wanted and not wanted', 'preferredExpertId')],
  ['a window ends after it starts', 'waiting', { type: 'change_window', by: customer, window: { kind: 'window', from: later, to: later } }, invalid('The visit window must end after it starts', 'window')],
  ['a time is not over before it has gone by', 'waiting', { type: 'pass_window', by: system, window: { from: now - 5, to: now + 1 } }, illegal('waiting', 'pass_window', 1)],
  ['a pin is not for a time gone by', 'waiting', { type: 'pin', by: manager, pin: { expertId: 'x', window: gone }, reason: 'r' }, invalid('The visit window lies in the past', 'window')],
  ['a window is not over', 'waiting', { type: 'change_window', by: customer, window: past }, invalid('The visit window lies in the past', 'window')],
  ['after 14 days it is a new ticket', 'completed', { type: 'reopen', by: customer, reason: 'dark' }, { code: 'expired', message: 'A repair can be reported as not fixed for 14 days', facts: { days: 14 } }],
];

test.each(refusals)('%s', (name, from, command, wanted) => {
  const when = name.startsWith('after 14') ? completed.at + 14 * day + 1 : now;
  expect(refusal(() => decide(replay(at[from]), command, when))).toEqual(wanted);
});

test.each([['place_unknown', { place: { ...factsWith().place, location: null } }], ['problem_unknown', { problem: { ...factsWith().problem, requiredSkills: [] } }]] as const)('triage is not complete while %s', (reason, changes) => {
  const ticket = evolve(null, raise(factsWith(changes), customer, null));
  expect(refusal(() => decide(ticket, { type: 'complete_triage', by: agent, changes: {} }, now))).toEqual({ code: 'invalid', message: 'Something is still missing before an expert can be sent', facts: { missing: [reason] } });
});
test('triage may be completed by a person who takes the cover or the device as it is', () => {
  const ticket = evolve(null, raise(factsWith({ cover: { ...factsWith().cover, covered: false }, device: { deviceId: null, category: 'tv', label: 'TV' } }), customer, null));
  expect(decide(ticket, { type: 'complete_triage', by: agent, changes: {} }, now).type).toBe('TriageCompleted');
});

const states = (history: readonly TicketEvent[]) => replay(history);
const next = (action: string, owner: string, dueAt: number) => ({ action, owner, dueAt });
const fact = (event: object): TicketEvent => ({ at: now, by: system, ...event }) as TicketEvent;

/** After which history, by which fact, what changes; everything else stays but the version. */
const facts: readonly (readonly [string, readonly TicketEvent[], TicketEvent, Partial<Record<string, unknown>>, readonly string[]])[] = [
  ['triage completed', at.triage, fact({ type: 'TriageCompleted', changes: { priority: 'high', place: undefined } }), { status: 'waiting', waitingReason: 'just_raised', priority: 'high', next: next('find_expert', 'dispatch', now + 20 * minute) }, ['triageReasons']],
  ['sent to triage', at.offered, fact({ type: 'SentToTriage', triageReasons: ['skill_mismatch'] }), { status: 'triage', triageReasons: ['skill_mismatch'], next: next('complete_triage', 'agent', now + 15 * minute) }, []],
  ['waiting explained', at.waiting, fact({ type: 'WaitingExplained', waitingReason: 'all_declined' }), { waitingReason: 'all_declined' }, []],
  ['offered', at.waiting, fact({ type: 'TicketOffered', expiresAt: later }), { status: 'offered', next: next('answer_offer', 'expert', later) }, ['waitingReason']],
  ['offers ended', at.offered, fact({ type: 'OffersEnded', waitingReason: 'offer_expired' }), { status: 'waiting', waitingReason: 'offer_expired', next: next('find_expert', 'dispatch', now + 30 * minute) }, []],
  ['assigned', at.offered, fact({ type: 'TicketAssigned', ...visit, departAt: now, arriveBy: later }), { status: 'assigned', ...visit, arriveBy: later, next: next('start_travel', 'expert', now) }, []],
  ['released', at.en_route, fact({ type: 'VisitReleased', expertId: 'x', waitingReason: 'released' }), { status: 'waiting', waitingReason: 'released', next: next('find_expert', 'dispatch', now + 30 * minute) }, [...Object.keys(visit), 'eta']],
  ['on the way', at.assigned, fact({ type: 'TravelStarted', eta: later }), { status: 'en_route', eta: later, next: next('arrive', 'expert', later) }, ['arriveBy']],
  ['arrived', at.en_route, fact({ type: 'ExpertArrived' }), { status: 'on_site', arrivedAt: now, next: next('complete', 'expert', now + 90 * minute) }, ['eta']],
  ['given up', at.on_site, fact({ type: 'CouldNotComplete', expertId: 'x', requiredSkills }), { status: 'waiting', waitingReason: 'could_not_complete', previousExpertId: 'x', problem: { ...factsWith().problem, requiredSkills }, next: next('find_expert', 'dispatch', now + 30 * minute) }, [...Object.keys(visit), 'arrivedAt']],
  ['held', at.assigned, fact({ type: 'TicketHeld', holdReason: 'part_needed', resumeAt: later }), { status: 'on_hold', holdReason: 'part_needed', resumeAt: later, visit: null, next: next('end_hold', 'agent', later) }, [...Object.keys(visit), 'arriveBy']],
  ['paused', at.on_site, fact({ type: 'WorkPaused', holdReason: 'no_access', resumeAt: later }), { status: 'on_hold', holdReason: 'no_access', resumeAt: later, visit: { ...visit, arrivedAt: arrived.at }, next: next('end_hold', 'expert', later) }, [...Object.keys(visit), 'arrivedAt']],
  ['resumed', at.paused, fact({ type: 'WorkResumed' }), { status: 'on_site', ...visit, arrivedAt: arrived.at, next: next('complete', 'expert', now + 90 * minute) }, ['visit', 'holdReason', 'resumeAt']],
  ['hold ended', at.on_hold, fact({ type: 'HoldEnded' }), { status: 'waiting', waitingReason: 'hold_ended', next: next('find_expert', 'dispatch', now + 30 * minute) }, ['visit', 'holdReason', 'resumeAt']],
  ['completed', at.on_site, fact({ type: 'TicketCompleted', resolution: 'repaired', summary: 'Done' }), { status: 'completed', completedAt: now, resolution: 'repaired', summary: 'Done', next: next('close', 'system', now + 14 * day) }, ['arrivedAt']],
  ['reopened', at.completed, fact({ type: 'TicketReopened' }), { status: 'waiting', waitingReason: 'reopened', reopened: true, priority: 'high', previousExpertId: visit.expertId, window: { kind: 'asap' }, next: next('find_expert', 'dispatch', now + 20 * minute) }, [...Object.keys(visit), 'completedAt', 'resolution', 'summary']],
  ['closed', at.completed, fact({ type: 'TicketClosed' }), { status: 'closed', closedAt: now, next: null }, ['resolution', 'summary']],
  ['cancelled', at.waiting, fact({ type: 'TicketCancelled', reason: 'sold it' }), { status: 'cancelled', cancelledAt: now, cancelReason: 'sold it', next: null }, ['waitingReason']],
  ['cancelled without a word', at.waiting, fact({ type: 'TicketCancelled' }), { status: 'cancelled', cancelledAt: now, cancelReason: '', next: null }, ['waitingReason']],
  ['more urgent', at.waiting, fact({ type: 'PriorityChanged', priority: 'urgent', at: t0 + minute }), { priority: 'urgent', next: next('find_expert', 'dispatch', t0 + 11 * minute) }, []],
  ['less urgent', at.waiting, fact({ type: 'PriorityChanged', priority: 'low', at: t0 + minute }), { priority: 'low' }, []],
  ['more urgent while assigned', at.assigned, fact({ type: 'PriorityChanged', priority: 'urgent' }), { priority: 'urgent' }, []],
  ['escalated', at.waiting, escalated, { escalated: true }, []],
  ['acknowledged', at.escalated, fact({ type: 'EscalationAcknowledged' }), { escalated: false }, []],
  ['pinned', at.waiting, pinned, { pinned: true, pin: { expertId: 'x', window: null } }, []],
  ['unpinned', at.pinned, fact({ type: 'TicketUnpinned' }), { pinned: false, pin: null }, []],
  ['wishes', at.waiting, fact({ type: 'ExpertWishesChanged', preferredExpertId: 'x', excludedExpertIds: ['y'] }), { preferredExpertId: 'x', excludedExpertIds: ['y'] }, []],
  ['later before leaving', at.assigned, fact({ type: 'ArrivalChanged', departAt: now, arriveAt: later, announced: true }), { arriveBy: later, next: next('start_travel', 'expert', now) }, []],
  ['later on the way', at.en_route, fact({ type: 'ArrivalChanged', departAt: now, arriveAt: later, announced: true }), { eta: later, next: next('arrive', 'expert', later) }, []],
  ['a window offered', at.waiting, fact({ type: 'WindowOffered', window: range }), { windowOffer: range }, []],
  ['a window taken', [...at.waiting, fact({ type: 'WindowOffered', window: range })], fact({ type: 'WindowChanged', window }), { window }, ['windowOffer']],
  ['another window on hold', at.on_hold, fact({ type: 'WindowChanged', window }), { window }, []],
];

test.each(facts)('a ticket after "%s"', (_name, history, event, changes, gone) => {
  const before: Record<string, unknown> = { ...states(history) };
  for (const key of gone) delete before[key];
  expect(evolve(states(history), event)).toEqual({ ...before, version: history.length + 1, ...changes });
});

test.each([['urgent', 10, 'urgent'], ['high', 20, 'urgent'], ['normal', 30, 'high'], ['low', 60, 'normal']] as const)('%s finds somebody within %i minutes and comes back as %s', (priority, minutes, back) => {
  const first = raise(factsWith({ priority }), customer, null);
  expect(evolve(null, first).next?.dueAt).toBe(t0 + minutes * minute);
  expect(replay([first, ...at.completed.slice(1), fact({ type: 'TicketReopened' })]).priority).toBe(back);
});

describe('a history that does not fit together', () => {
  const broken = (status: string, expected: readonly string[]) => ({ code: 'invalid', message: 'The history does not fit together', facts: { status, expected } });
  test.each<readonly [string, readonly TicketEvent[], object]>([
    ['is empty', [], { code: 'invalid', message: 'A history has at least one fact', facts: {} }],
    ['starts in the middle', [offered], { code: 'invalid', message: 'A history starts with the ticket being raised', facts: { type: 'TicketOffered' } }],
    ['raises twice', [raised, raised], { code: 'invalid', message: 'A ticket is raised once', facts: { id: factsWith().id } }],
    ['travels without an expert', [raised, travelling], broken('waiting', ['assigned'])],
    ['arrives without travel', [raised, offered, assigned, arrived], broken('assigned', ['en_route'])],
    ['completes from afar', [...at.en_route, completed], broken('en_route', ['on_site'])],
    ['moves an arrival that nobody expects', [raised, fact({ type: 'ArrivalChanged', departAt: 1, arriveAt: 2, announced: false })], broken('waiting', ['assigned', 'en_route'])],
    ['resumes what was never paused', [raised, held, fact({ type: 'WorkResumed' })], { code: 'invalid', message: 'The history does not fit together', facts: { status: 'on_hold' } }],
  ])('%s', (_name, history, wanted) => expect(refusal(() => replay(history))).toEqual(wanted));
});

test('who has the ticket: the expert of the visit or of the pause, or nobody', () => {
  expect([expertOf(replay(at.assigned)), expertOf(replay(at.paused))]).toEqual([visit.expertId, visit.expertId]);
  for (const state of ['waiting', 'on_hold'] as const) expect(refusal(() => expertOf(replay(at[state])))).toEqual({ code: 'illegal_transition', message: 'No expert is assigned to this ticket', facts: { status: state } });
});

test('a window may still be going on when a ticket is raised', () => {
  expect(refusal(() => raise(factsWith({ window: { kind: 'window', from: t0 - 5, to: t0 } }), customer, null)).message).toBe('The visit window lies in the past');
  expect(raise(factsWith({ window: { kind: 'window', from: t0 - 5, to: t0 + 1 } }), customer, null)).toMatchObject({ type: 'TicketRaised', at: t0, by: customer, triageReasons: [] });
});

describe('buttons', () => {
  test('follow the state and the person', () => {
    expect(allowedActions('on_site', 'expert').sort()).toEqual(['cannot_complete', 'complete', 'hold_visit', 'pause']);
    expect(allowedActions('completed', 'customer')).toEqual(['reopen']);
    expect(allowedActions('closed', 'manager')).toEqual([]);
  });
  test('cancelling narrows on the way', () => {
    expect((['customer', 'agent', 'manager', 'expert'] as const).map((role) => (['assigned', 'en_route', 'on_site', 'completed'] as const).map((state) => isAllowed('cancel', state, role)))).toEqual([
      [true, false, false, false], [true, true, false, false], [true, true, true, false], [false, false, false, false],
    ]);
  });
  test('an open ticket is any that is not closed or cancelled', () => {
    const open: readonly Ticket['status'][] = ['triage', 'waiting', 'offered', 'assigned', 'en_route', 'on_site', 'on_hold', 'completed'];
    expect([...open, 'closed' as const, 'cancelled' as const].map(isOpen)).toEqual([...open.map(() => true), false, false]);
  });
});
