import { DomainError, day, hour, minute, unreachable, type Instant, type Interval } from '../shared/index.ts';
import type { ActorRef, Ticket, TicketEvent, TicketFacts, TicketPin, TriageChanges, Visit } from './ticket.ts';
import { isOrdered, type EscalationCause, type HoldReason, type Priority, type RequiredSkill, type ResolutionCode, type TriageReason, type VisitWindow, type WaitingReason } from './ticket-terms.ts';
import { isAllowed, type TicketAction } from './ticket-transitions.ts';

/** A customer may say "not fixed" for this long after completion. */
export const reopenDays = 14;

/** `doneAt`: when it was done, if the server hears of it later; whoever gives it has judged it. */
export type TicketCommand = { readonly by: ActorRef; readonly reason?: string | undefined; readonly doneAt?: Instant | undefined } & (
  | { readonly type: 'complete_triage'; readonly changes: TriageChanges }
  | { readonly type: 'send_to_triage'; readonly triageReasons: readonly TriageReason[] }
  | { readonly type: 'explain_waiting'; readonly waitingReason: WaitingReason }
  | { readonly type: 'offer'; readonly expiresAt: Instant }
  | { readonly type: 'end_offers'; readonly waitingReason: WaitingReason }
  | { readonly type: 'assign' | 'accept'; readonly visit: Visit; readonly departAt: Instant; readonly arriveBy: Instant }
  | { readonly type: 'start_travel'; readonly eta: Instant }
  | { readonly type: 'arrive' | 'resume' | 'end_hold' | 'reopen' | 'close' | 'cancel' }
  | { readonly type: 'release'; readonly waitingReason: WaitingReason }
  | { readonly type: 'complete'; readonly resolution: ResolutionCode; readonly summary: string }
  | { readonly type: 'cannot_complete'; readonly requiredSkills: readonly RequiredSkill[] }
  | { readonly type: 'hold' | 'hold_visit' | 'pause'; readonly holdReason: HoldReason; readonly resumeAt: Instant }
  | NoteCommand
);

/** Commands that leave the state as it is. */
type NoteCommand =
  | { readonly type: 'change_priority'; readonly priority: Priority }
  | { readonly type: 'escalate'; readonly cause: EscalationCause; readonly step: number }
  | { readonly type: 'acknowledge' | 'unpin' }
  | { readonly type: 'pin'; readonly pin: TicketPin }
  | { readonly type: 'wish_expert'; readonly preferredExpertId: string | null; readonly excludedExpertIds: readonly string[] }
  | { readonly type: 'move_arrival'; readonly departAt: Instant; readonly arriveAt: Instant; readonly announced: boolean }
  | { readonly type: 'offer_window' | 'pass_window'; readonly window: Interval }
  | { readonly type: 'change_window'; readonly window: VisitWindow };

/** What is missing before an expert can be sent. Empty means the ticket can wait for dispatch at once. */
export function triageReasonsOf(facts: Pick<TicketFacts, 'place' | 'device' | 'problem' | 'cover'>): TriageReason[] {
  const reasons: TriageReason[] = [];
  if (!facts.place.location) reasons.push('place_unknown');
  if (facts.device.deviceId === null) reasons.push('device_unknown');
  if (facts.problem.requiredSkills.length === 0) reasons.push('problem_unknown');
  if (!facts.cover.covered) reasons.push('cover_unclear');
  return reasons;
}

/** The first fact of a ticket. Throws `invalid` for a window that ends before it starts or lies in the past. */
export function raise(facts: Omit<TicketFacts, 'version'>, by: ActorRef, duplicateOf: string | null): TicketEvent {
  orderedWindow(facts.window, facts.createdAt);
  const triageReasons = triageReasonsOf(facts);
  if (duplicateOf) triageReasons.push('duplicate_suspected');
  return { type: 'TicketRaised', at: facts.createdAt, by, facts, triageReasons };
}

function refuse(action: TicketAction, ticket: Ticket): never {
  throw new DomainError('illegal_transition', `A ticket that is ${ticket.status.replace('_', ' ')} cannot be changed that way`, {
    action,
    status: ticket.status,
    version: ticket.version,
  });
}

function requireReason(command: TicketCommand): void {
  const forSomebody = command.by.onBehalfOf === 'expert';
  const always = command.type === 'cancel' || command.type === 'cannot_complete' || command.type === 'reopen' || command.type === 'pin';
  if ((forSomebody || always) && !command.reason) throw new DomainError('invalid', 'Please give a reason', { field: 'reason' });
}

const future = (at: Instant, now: Instant): Instant => {
  if (at <= now) throw new DomainError('invalid', 'The date to resume must lie ahead', { field: 'resumeAt' });
  return at;
};

/** Who waits longer is free for others: that is a hold with a date. */
export const longestPause = 4 * hour;

function pauseEnd(at: Instant, now: Instant): Instant {
  if (at - now > longestPause) throw new DomainError('invalid', 'A pause lasts four hours at most: end the visit with a date instead', { field: 'resumeAt' });
  return future(at, now);
}

/**
 * One command against one ticket: the fact that follows, or a `DomainError`
 * (`illegal_transition`, `invalid`, `expired`). Pure; `now` is the database's clock.
 */
export function decide(ticket: Ticket, command: TicketCommand, now: Instant): TicketEvent {
  if (!isAllowed(command.type, ticket.status, command.by.role)) refuse(command.type, ticket);
  requireReason(command);
  const at = Math.min(command.doneAt ?? now, now);
  const fact: FactHead = { at, ...(at < now ? { receivedAt: now } : {}), by: command.by, ...(command.reason ? { reason: command.reason } : {}) };
  switch (command.type) {
    case 'complete_triage': return { ...fact, type: 'TriageCompleted', changes: completeTriage(ticket, command.changes) };
    case 'send_to_triage': return { ...fact, type: 'SentToTriage', triageReasons: command.triageReasons };
    case 'explain_waiting': return { ...fact, type: 'WaitingExplained', waitingReason: command.waitingReason };
    case 'offer': return { ...fact, type: 'TicketOffered', expiresAt: command.expiresAt };
    case 'end_offers': return { ...fact, type: 'OffersEnded', waitingReason: command.waitingReason };
    case 'assign':
    case 'accept': {
      const { visit, departAt, arriveBy } = command;
      return { ...fact, type: 'TicketAssigned', ...visit, departAt, arriveBy };
    }
    case 'start_travel': return { ...fact, type: 'TravelStarted', eta: command.eta };
    case 'arrive': return { ...fact, type: 'ExpertArrived' };
    case 'release': return { ...fact, type: 'VisitReleased', expertId: expertOf(ticket), waitingReason: command.waitingReason };
    case 'complete': return { ...fact, type: 'TicketCompleted', resolution: command.resolution, summary: command.summary };
    case 'cannot_complete': return { ...fact, type: 'CouldNotComplete', expertId: expertOf(ticket), requiredSkills: command.requiredSkills };
    case 'hold':
    case 'hold_visit': return { ...fact, type: 'TicketHeld', holdReason: command.holdReason, resumeAt: future(command.resumeAt, at) };
    case 'pause': return { ...fact, type: 'WorkPaused', holdReason: command.holdReason, resumeAt: pauseEnd(command.resumeAt, at) };
    case 'resume': return ticket.status === 'on_hold' && ticket.visit ? { ...fact, type: 'WorkResumed' } : refuse(command.type, ticket);
    case 'end_hold': return ticket.status === 'on_hold' && !ticket.visit ? { ...fact, type: 'HoldEnded' } : refuse(command.type, ticket);
    case 'reopen': return reopen(ticket, fact, now);
    case 'close': return { ...fact, type: 'TicketClosed' };
    case 'cancel': return { ...fact, type: 'TicketCancelled' };
    default: return decideNote(ticket, command, fact);
  }
}

type FactHead = { readonly at: Instant; readonly receivedAt?: Instant; readonly by: ActorRef; readonly reason?: string };

function decideNote(ticket: Ticket, command: NoteCommand, fact: FactHead): TicketEvent {
  switch (command.type) {
    case 'change_priority': {
      if (command.priority === ticket.priority) throw new DomainError('invalid', 'The ticket has this priority already', { field: 'priority' });
      return { ...fact, type: 'PriorityChanged', priority: command.priority };
    }
    case 'escalate': return { ...fact, type: 'TicketEscalated', cause: command.cause, step: command.step };
    case 'acknowledge': return ticket.escalated ? { ...fact, type: 'EscalationAcknowledged' } : refuse(command.type, ticket);
    case 'pin': {
      if (command.pin.expertId === null && command.pin.window === null) throw new DomainError('invalid', 'Please say what to fix: the expert, the time, or both', { field: 'pin' });
      if (command.pin.window && command.pin.window.to <= fact.at) throw new DomainError('invalid', 'The visit window lies in the past', { field: 'window' });
      return { ...fact, type: 'TicketPinned', pin: command.pin };
    }
    case 'unpin': return ticket.pinned ? { ...fact, type: 'TicketUnpinned' } : refuse(command.type, ticket);
    case 'wish_expert': {
      const { preferredExpertId, excludedExpertIds } = command;
      if (preferredExpertId !== null && excludedExpertIds.includes(preferredExpertId)) throw new DomainError('invalid', 'Nobody can be wanted and not wanted', { field: 'preferredExpertId' });
      return { ...fact, type: 'ExpertWishesChanged', preferredExpertId, excludedExpertIds };
    }
    case 'move_arrival': return { ...fact, type: 'ArrivalChanged', departAt: command.departAt, arriveAt: command.arriveAt, announced: command.announced };
    case 'offer_window': return { ...fact, type: 'WindowOffered', window: command.window };
    case 'pass_window': return command.window.to > fact.at ? refuse(command.type, ticket) : { ...fact, type: 'WindowPassed', passed: command.window };
    case 'change_window': return { ...fact, type: 'WindowChanged', window: orderedWindow(command.window, fact.at) };
    default: return unreachable(command);
  }
}

function orderedWindow(window: VisitWindow, now: Instant): VisitWindow {
  if (!isOrdered(window)) throw new DomainError('invalid', 'The visit window must end after it starts', { field: 'window' });
  if (window.kind === 'window' && window.to <= now) throw new DomainError('invalid', 'The visit window lies in the past', { field: 'window' });
  return window;
}

function completeTriage(ticket: Ticket, changes: TriageChanges): TriageChanges {
  const merged = { ...ticket, ...definedOnly(changes) };
  const missing = triageReasonsOf(merged).filter((reason) => reason === 'place_unknown' || reason === 'problem_unknown');
  if (missing.length > 0) throw new DomainError('invalid', 'Something is still missing before an expert can be sent', { missing });
  return changes;
}

function reopen(ticket: Ticket, fact: { at: Instant; by: ActorRef }, now: Instant): TicketEvent {
  if (ticket.status !== 'completed') return refuse('reopen', ticket);
  if (now > ticket.completedAt + reopenDays * day) throw new DomainError('expired', 'A repair can be reported as not fixed for 14 days', { days: reopenDays });
  return { ...fact, type: 'TicketReopened' };
}

export function expertOf(ticket: Ticket): string {
  if ('expertId' in ticket) return ticket.expertId;
  if (ticket.status === 'on_hold' && ticket.visit) return ticket.visit.expertId;
  throw new DomainError('illegal_transition', 'No expert is assigned to this ticket', { status: ticket.status });
}

export function definedOnly<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** The skills of a ticket with one more, or with one at a higher level: what an expert on site finds that it needs. */
export function withSkill(required: readonly RequiredSkill[], found: RequiredSkill): RequiredSkill[] {
  const level = Math.max(found.level, ...required.filter(({ skill }) => skill === found.skill).map((one) => one.level));
  return [...required.filter(({ skill }) => skill !== found.skill), { ...found, level }];
}

/** Planned end of work on site, the moment the overrun watch starts at. */
export const overrunAt = (arrivedAt: Instant, expectedMinutes: number): Instant => arrivedAt + Math.round(expectedMinutes * 1.5) * minute;
