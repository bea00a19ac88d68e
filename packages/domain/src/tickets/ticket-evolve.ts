import { DomainError, day, minute, unreachable, type Instant, type Interval } from '../shared/index.ts';
import type { NextStep, OnSiteTicket, Ticket, TicketEvent, TicketFacts, TicketStatus, Visit, WaitingTicket } from './ticket.ts';
import { definedOnly, overrunAt, reopenDays } from './ticket-lifecycle.ts';
import type { Priority, TriageReason, VisitWindow, WaitingReason } from './ticket-terms.ts';

/** Minutes until somebody must have been found, per priority. Source: the product's default SLA, clock "assign". */
export const assignWithinMinutes: Readonly<Record<Priority, number>> = { urgent: 10, high: 20, normal: 30, low: 60 };

const triageMinutes = (priority: Priority): number => (priority === 'urgent' ? 5 : 15);

/** A repair that did not hold goes ahead of the queue. */
const raised: Readonly<Record<Priority, Priority>> = { urgent: 'urgent', high: 'urgent', normal: 'high', low: 'normal' };

const step = (action: NextStep['action'], owner: NextStep['owner'], dueAt: Instant): NextStep => ({ action, owner, dueAt });

type Common = Omit<TicketFacts, 'version'>;

/** The part of a ticket that every state has, without what only its present state carries. */
function factsOf(ticket: Ticket): TicketFacts {
  const { id, number, customerId, channel, raisedBy, device, problem, priority, place, window, cover, slaOverride, createdAt } = ticket;
  const { reopened, escalated, pinned, pin, preferredExpertId, excludedExpertIds, previousExpertId, version } = ticket;
  return { id, number, customerId, channel, raisedBy, device, problem, priority, place, window, cover, ...(slaOverride ? { slaOverride } : {}), createdAt, reopened, escalated, pinned, pin, preferredExpertId, excludedExpertIds, previousExpertId, version };
}

function waiting(facts: TicketFacts, waitingReason: WaitingReason, at: Instant): WaitingTicket {
  return { ...facts, status: 'waiting', waitingReason, next: step('find_expert', 'dispatch', at + assignWithinMinutes[facts.priority] * minute) };
}

function inTriage(facts: TicketFacts, triageReasons: readonly TriageReason[], at: Instant): Ticket {
  return { ...facts, status: 'triage', triageReasons, next: step('complete_triage', 'agent', at + triageMinutes(facts.priority) * minute) };
}

function start(event: TicketEvent): Ticket {
  if (event.type !== 'TicketRaised') throw new DomainError('invalid', 'A history starts with the ticket being raised', { type: event.type });
  const facts = { ...(event.facts satisfies Common), version: 1 };
  return event.triageReasons.length > 0 ? inTriage(facts, event.triageReasons, event.at) : waiting(facts, 'just_raised', event.at);
}

function must<S extends TicketStatus>(ticket: Ticket, ...statuses: readonly S[]): Extract<Ticket, { status: S }> {
  if (statuses.some((status) => status === ticket.status)) return ticket as Extract<Ticket, { status: S }>;
  throw new DomainError('invalid', 'The history does not fit together', { status: ticket.status, expected: [...statuses] });
}

const visitOf = ({ assignmentId, expertId, expert }: Visit): Visit => ({ assignmentId, expertId, expert });

const onSite = (facts: TicketFacts, visit: Visit & Pick<OnSiteTicket, 'arrivedAt'>, at: Instant): Ticket => ({
  ...facts, ...visit, status: 'on_site', next: step('complete', 'expert', overrunAt(at, facts.problem.expectedMinutes)),
});

/** The ticket after one more fact. `evolve` over the whole history gives the stored row (invariant I5). */
export function evolve(ticket: Ticket | null, event: TicketEvent): Ticket {
  if (!ticket) return start(event);
  const facts: TicketFacts = { ...factsOf(ticket), version: ticket.version + 1 };
  switch (event.type) {
    case 'TicketRaised': throw new DomainError('invalid', 'A ticket is raised once', { id: ticket.id });
    case 'TriageCompleted': return waiting({ ...facts, ...definedOnly(event.changes) }, 'just_raised', event.at);
    case 'SentToTriage': return inTriage(facts, event.triageReasons, event.at);
    case 'WaitingExplained': return { ...must(ticket, 'waiting'), version: facts.version, waitingReason: event.waitingReason };
    case 'TicketOffered': return { ...facts, status: 'offered', next: step('answer_offer', 'expert', event.expiresAt) };
    case 'OffersEnded':
    case 'VisitReleased': return waiting(facts, event.waitingReason, event.receivedAt ?? event.at);
    case 'TicketAssigned': {
      return { ...facts, status: 'assigned', ...visitOf(event), arriveBy: event.arriveBy, next: step('start_travel', 'expert', event.departAt) };
    }
    default: return evolveVisit(ticket, facts, event);
  }
}

type VisitEvent = Exclude<TicketEvent, { type: 'TicketRaised' | 'TriageCompleted' | 'SentToTriage' | 'WaitingExplained' | 'TicketOffered' | 'OffersEnded' | 'VisitReleased' | 'TicketAssigned' }>;

function evolveVisit(ticket: Ticket, facts: TicketFacts, event: VisitEvent): Ticket {
  switch (event.type) {
    case 'TravelStarted': {
      return { ...facts, status: 'en_route', ...visitOf(must(ticket, 'assigned')), eta: event.eta, next: step('arrive', 'expert', event.eta) };
    }
    case 'ExpertArrived': {
      return onSite(facts, { ...visitOf(must(ticket, 'en_route')), arrivedAt: event.at }, event.at);
    }
    case 'CouldNotComplete': {
      const problem = { ...facts.problem, requiredSkills: event.requiredSkills };
      // Whoever searches has heard of it only now.
      return waiting({ ...facts, problem, previousExpertId: event.expertId }, 'could_not_complete', event.receivedAt ?? event.at);
    }
    // Who has been there knows the job: he is preferred for the visit that follows.
    case 'TicketHeld': return { ...facts, ...(ticket.status === 'on_site' ? { previousExpertId: ticket.expertId } : {}), status: 'on_hold', holdReason: event.holdReason, resumeAt: event.resumeAt, visit: null, next: step('end_hold', 'agent', event.resumeAt) };
    case 'WorkPaused': {
      const working = must(ticket, 'on_site');
      const visit = { ...visitOf(working), arrivedAt: working.arrivedAt };
      return { ...facts, status: 'on_hold', holdReason: event.holdReason, resumeAt: event.resumeAt, visit, next: step('end_hold', 'expert', event.resumeAt) };
    }
    case 'WorkResumed': {
      const { visit } = must(ticket, 'on_hold');
      if (!visit) throw new DomainError('invalid', 'The history does not fit together', { status: ticket.status });
      return onSite(facts, visit, event.at);
    }
    case 'HoldEnded': return waiting(facts, 'hold_ended', event.at);
    default: return evolveEnd(ticket, facts, event);
  }
}

type EndEvent = Exclude<VisitEvent, { type: 'TravelStarted' | 'ExpertArrived' | 'CouldNotComplete' | 'TicketHeld' | 'WorkPaused' | 'WorkResumed' | 'HoldEnded' }>;

function evolveEnd(ticket: Ticket, facts: TicketFacts, event: EndEvent): Ticket {
  switch (event.type) {
    case 'TicketCompleted': {
      const { resolution, summary, at } = event;
      return { ...facts, status: 'completed', ...visitOf(must(ticket, 'on_site')), completedAt: at, resolution, summary, next: step('close', 'system', at + reopenDays * day) };
    }
    case 'TicketReopened': {
      const { expertId } = must(ticket, 'completed');
      return waiting({ ...facts, reopened: true, priority: raised[facts.priority], previousExpertId: expertId, window: { kind: 'asap' } }, 'reopened', event.at);
    }
    case 'TicketClosed': {
      const done = must(ticket, 'completed');
      return { ...facts, status: 'closed', ...visitOf(done), completedAt: done.completedAt, closedAt: event.at, next: null };
    }
    case 'TicketCancelled': return { ...facts, status: 'cancelled', cancelledAt: event.at, cancelReason: event.reason ?? '', next: null };
    default: return evolveNote(ticket, facts.version, event);
  }
}

type NoteEvent = Exclude<EndEvent, { type: 'TicketCompleted' | 'TicketReopened' | 'TicketClosed' | 'TicketCancelled' }>;

/** A more urgent ticket has less time for its present step, never more. */
function sooner(ticket: Ticket, event: Extract<NoteEvent, { type: 'PriorityChanged' }>): Partial<Pick<WaitingTicket, 'next'>> {
  if (ticket.status !== 'waiting') return {};
  return { next: { ...ticket.next, dueAt: Math.min(ticket.next.dueAt, event.at + assignWithinMinutes[event.priority] * minute) } };
}

function evolveArrival(ticket: Ticket, version: number, event: Extract<NoteEvent, { type: 'ArrivalChanged' }>): Ticket {
  const moving = must(ticket, 'assigned', 'en_route');
  if (moving.status === 'assigned') return { ...moving, version, arriveBy: event.arriveAt, next: { ...moving.next, dueAt: event.departAt } };
  return { ...moving, version, eta: event.arriveAt, next: { ...moving.next, dueAt: event.arriveAt } };
}

const isPast = (window: VisitWindow | Interval | null, at: Instant): boolean => window !== null && 'to' in window && window.to <= at;

/** The time that the visit was wished or pinned for, when it has gone by; nobody can come then any more. */
export function passedWindow({ window, pin }: Pick<Ticket, 'window' | 'pin'>, at: Instant): Interval | null {
  const passed = [pin?.window ?? null, window].find((one) => isPast(one, at));
  return passed && 'to' in passed ? { from: passed.from, to: passed.to } : null;
}

/** As soon as possible instead of never; what was wished for stays in the history. A pin keeps the expert, if it names one. */
function withoutPassed(ticket: WaitingTicket, version: number, at: Instant): WaitingTicket {
  const pin = ticket.pin && isPast(ticket.pin.window, at) ? (ticket.pin.expertId === null ? null : { ...ticket.pin, window: null }) : ticket.pin;
  return { ...ticket, version, window: isPast(ticket.window, at) ? { kind: 'asap' } : ticket.window, pin, pinned: pin !== null };
}

/** Notes leave the state as it is. */
function evolveNote(ticket: Ticket, version: number, event: NoteEvent): Ticket {
  switch (event.type) {
    case 'PriorityChanged': return { ...ticket, version, priority: event.priority, ...sooner(ticket, event) } as Ticket;
    case 'TicketEscalated': return { ...ticket, version, escalated: true };
    case 'EscalationAcknowledged': return { ...ticket, version, escalated: false };
    case 'TicketPinned': return { ...ticket, version, pinned: true, pin: event.pin };
    case 'TicketUnpinned': return { ...ticket, version, pinned: false, pin: null };
    case 'ExpertWishesChanged': return { ...ticket, version, preferredExpertId: event.preferredExpertId, excludedExpertIds: event.excludedExpertIds };
    case 'ArrivalChanged': return evolveArrival(ticket, version, event);
    case 'WindowOffered': return { ...must(ticket, 'waiting'), version, windowOffer: event.window };
    case 'WindowPassed': return withoutPassed(must(ticket, 'waiting'), version, event.at);
    case 'WindowChanged': {
      if (ticket.status !== 'waiting') return { ...ticket, version, window: event.window };
      const { windowOffer: _answered, ...waits } = ticket;
      return { ...waits, version, window: event.window };
    }
    default: return unreachable(event);
  }
}

/** Replays a history. Throws `invalid` when it is empty or does not fit together. */
export function replay(history: readonly TicketEvent[]): Ticket {
  const ticket = history.reduce<Ticket | null>((state, event) => evolve(state, event), null);
  if (!ticket) throw new DomainError('invalid', 'A history has at least one fact');
  return ticket;
}
