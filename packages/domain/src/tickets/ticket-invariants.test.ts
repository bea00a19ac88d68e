import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../shared/effort-fixture.ts';
import { DomainError, hour, minute } from '../shared/index.ts';
import { evolve, replay } from './ticket-evolve.ts';
import { decide, raise, type TicketCommand } from './ticket-lifecycle.ts';
import { factsWith, people, t0, visit } from './ticket-fixtures.ts';
import { allowedActions, isAllowed, isOpen, transitions, type TicketAction } from './ticket-transitions.ts';
import type { ActorRef, Ticket, TicketEvent, TicketStatus } from './ticket.ts';

const actor = fc.constantFrom<ActorRef>(...Object.values(people), { ...people.manager, onBehalfOf: 'expert' });
const reason = fc.option(fc.constantFrom('because', 'no power'), { nil: undefined });

/** Any command at all, legal or not, with times before and after now. */
const command = fc.record({ action: fc.constantFrom(...(Object.keys(transitions) as TicketAction[])), by: actor, reason, ahead: fc.integer({ min: -60, max: 600 }) })
  .map(({ action, by, reason: why, ahead }) => (now: number): TicketCommand => {
    const later = now + ahead * minute;
    const common = { by, ...(why ? { reason: why } : {}) };
    switch (action) {
      case 'complete_triage': return { ...common, type: action, changes: {} };
      case 'send_to_triage': return { ...common, type: action, triageReasons: ['skill_mismatch'] };
      case 'explain_waiting':
      case 'end_offers':
      case 'release': return { ...common, type: action, waitingReason: 'all_declined' };
      case 'offer': return { ...common, type: action, expiresAt: later };
      case 'assign':
      case 'accept': return { ...common, type: action, visit, departAt: later, arriveBy: later + 20 * minute };
      case 'start_travel': return { ...common, type: action, eta: later };
      case 'complete': return { ...common, type: action, resolution: 'repaired', summary: 'done' };
      case 'cannot_complete': return { ...common, type: action, requiredSkills: [{ skill: 'tv-repair', level: 3 }] };
      case 'hold':
      case 'hold_visit': return { ...common, type: action, holdReason: 'part_needed', resumeAt: later };
      case 'pause': return { ...common, type: action, holdReason: 'part_needed', resumeAt: now + Math.round(ahead / 2) * minute };
      case 'change_priority': return { ...common, type: action, priority: 'urgent' };
      case 'escalate': return { ...common, type: action, cause: 'all_declined', step: 1 };
      case 'pin': return { ...common, type: action, pin: { expertId: visit.expertId, window: null } };
      case 'wish_expert': return { ...common, type: action, preferredExpertId: visit.expertId, excludedExpertIds: [] };
      case 'move_arrival': return { ...common, type: action, departAt: later, arriveAt: later + 20 * minute, announced: true };
      case 'offer_window': return { ...common, type: action, window: { from: later, to: later + hour } };
      case 'pass_window': return { ...common, type: action, window: { from: later - hour, to: later } };
      case 'change_window': return { ...common, type: action, window: { kind: 'window', from: later, to: later + hour } };
      default: return { ...common, type: action };
    }
  });

type Walk = { readonly history: readonly TicketEvent[]; readonly ticket: Ticket };

/** Plays commands one after another, a quarter of an hour apart; refused ones change nothing. */
function walk(commands: readonly ((now: number) => TicketCommand)[], check: (before: Ticket, after: Ticket, by: TicketCommand) => void): Walk {
  const first = raise(factsWith(), people.customer, null);
  let ticket = evolve(null, first);
  const history: TicketEvent[] = [first];
  commands.forEach((make, i) => {
    const now = t0 + (i + 1) * 15 * minute;
    const wanted = make(now);
    let event: TicketEvent;
    try {
      event = decide(ticket, wanted, now);
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      return;
    }
    const after = evolve(ticket, event);
    check(ticket, after, wanted);
    history.push(event);
    ticket = after;
  });
  return { history, ticket };
}

const walks = fc.array(command, { minLength: 1, maxLength: 40 });

describe('whatever happens to a ticket', () => {
  test('an open one has a next action, an owner and a due time; a final one has none (I1)', () => {
    fc.assert(fc.property(walks, (commands) => {
      walk(commands, (_, after) => expect(after.next !== null).toBe(isOpen(after.status)));
    }), { numRuns: runs(1000) });
  });

  test('only transitions of the table happen, by roles of the table, and the version grows by one', () => {
    fc.assert(fc.property(walks, (commands) => {
      walk(commands, (before, after, by) => {
        expect(isAllowed(by.type, before.status, by.by.role)).toBe(true);
        const { to } = transitions[by.type];
        expect(after.status).toBe(to === 'same' ? before.status : to);
        expect(after.version).toBe(before.version + 1);
      });
    }), { numRuns: runs(1000) });
  });

  test('the history replays to the row (I5)', () => {
    fc.assert(fc.property(walks, (commands) => {
      const { history, ticket } = walk(commands, () => {});
      expect(replay(history)).toEqual(ticket);
      expect(replay(JSON.parse(JSON.stringify(history)) as TicketEvent[])).toEqual(JSON.parse(JSON.stringify(ticket)));
    }), { numRuns: runs(1000) });
  });

  test('final states stay final and identity never changes', () => {
    fc.assert(fc.property(walks, (commands) => {
      walk(commands, (before, after) => {
        expect(isOpen(before.status)).toBe(true);
        expect([after.id, after.number, after.customerId, after.createdAt]).toEqual([before.id, before.number, before.customerId, before.createdAt]);
      });
    }), { numRuns: runs(500) });
  });

  test('every state is reached and every one but the final two can be left', () => {
    const reached = new Set<TicketStatus>(['waiting', ...Object.values(transitions).flatMap((t) => (t.to === 'same' ? [] : [t.to]))]);
    const roles: ActorRef['role'][] = ['customer', 'agent', 'expert', 'manager', 'system'];
    for (const status of [...reached, 'triage'] as TicketStatus[]) {
      const ways = roles.flatMap((by) => allowedActions(status, by));
      expect(ways.length > 0, status).toBe(isOpen(status));
    }
    expect(reached.size).toBe(10);
  });

  test('a due time never lies before the fact that set it, except for travel that should have started', () => {
    fc.assert(fc.property(walks, (commands) => {
      walk(commands, (_, after, by) => {
        if (after.next && (after.status === 'waiting' || after.status === 'triage' || after.status === 'on_site' || after.status === 'completed')) expect(after.next.dueAt).toBeGreaterThan(t0);
        if (by.type === 'hold') expect(after.next?.dueAt).toBeGreaterThan(t0 + hour / 4);
      });
    }), { numRuns: runs(200) });
  });
});
