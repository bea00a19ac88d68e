import { minute } from '../shared/index.ts';
import { EscalationCause, type Priority } from './ticket-terms.ts';
import type { TicketEvent } from './ticket.ts';

type Ending = TicketEvent['type'];

const search: readonly Ending[] = ['TicketAssigned', 'TicketHeld', 'SentToTriage', 'WindowChanged', 'TicketCompleted', 'TicketCancelled'];
const visitOver: readonly Ending[] = ['VisitReleased', 'TicketHeld', 'CouldNotComplete', 'TicketCompleted', 'TicketCancelled'];
/** Whatever moves a ticket on. */
const anyStep: readonly Ending[] = [
  'TriageCompleted', 'SentToTriage', 'TicketOffered', 'OffersEnded', 'TicketAssigned', 'TravelStarted', 'ExpertArrived', 'VisitReleased', 'CouldNotComplete', 'TicketHeld', 'WorkPaused', 'WorkResumed', 'HoldEnded',
  'TicketCompleted', 'TicketReopened', 'TicketClosed', 'TicketCancelled',
];

/** The facts of a ticket that end what a task was made for. Kinds without a line are ended by a person alone. */
const endings: Readonly<Record<EscalationCause | 'rebook' | 'parts_missing', readonly Ending[]>> = {
  all_declined: search,
  ladder_ended: search,
  no_show: search,
  dead_phone: ['TravelStarted', 'ExpertArrived', ...visitOver],
  silent_en_route: ['ExpertArrived', ...visitOver],
  arrival_unsaid: ['ExpertArrived', ...visitOver],
  overrun: ['WorkPaused', ...visitOver],
  expert_unavailable: visitOver,
  sla_assign: ['TicketAssigned', 'TicketCompleted', 'TicketCancelled'],
  sla_arrive: ['ExpertArrived', 'TicketCompleted', 'TicketCancelled'],
  sla_resolve: ['TicketCompleted', 'TicketCancelled'],
  paused_long: ['HoldEnded', 'WorkResumed', 'TicketCompleted', 'TicketCancelled'],
  orphan: anyStep,
  rebook: ['WindowChanged', 'HoldEnded', 'TicketCompleted', 'TicketCancelled'],
  parts_missing: ['TicketCompleted', 'TicketCancelled'],
};

const words: Readonly<Partial<Record<Ending, string>>> = {
  TriageCompleted: 'The ticket went to dispatch.', SentToTriage: 'An agent looks at the ticket first.', TicketOffered: 'An expert was asked.', OffersEnded: 'The offer has ended.',
  TravelStarted: 'The expert is on the way.', ExpertArrived: 'The expert has arrived.', VisitReleased: 'The visit was taken from the expert; somebody else is looked for.', CouldNotComplete: 'The visit ended without a repair; a new one is planned.',
  TicketHeld: 'The ticket waits on hold.', WorkPaused: 'The work is paused.', WorkResumed: 'The work goes on.', HoldEnded: 'The hold has ended.', WindowChanged: 'Another time was chosen.',
  TicketCompleted: 'The work is done.', TicketReopened: 'The ticket was reopened.', TicketClosed: 'The ticket is closed.', TicketCancelled: 'The ticket was cancelled.',
};

/** Which tasks of a ticket a fact ends, and what came of them; null when it ends none. */
export function tasksEndedBy(event: TicketEvent): { readonly kinds: readonly string[]; readonly note: string } | null {
  const kinds = Object.entries(endings).flatMap(([kind, by]) => (by.includes(event.type) ? [kind] : []));
  if (kinds.length === 0) return null;
  return { kinds, note: event.type === 'TicketAssigned' ? `${event.expert.name} comes.` : (words[event.type] ?? event.type) };
}

export const isEscalation = (kind: string): kind is EscalationCause => EscalationCause.safeParse(kind).success;

/** A missed promise: who settles its task has acknowledged it. */
export const isMissedPromise = (kind: string): kind is 'sla_assign' | 'sla_arrive' | 'sla_resolve' => kind === 'sla_assign' || kind === 'sla_arrive' || kind === 'sla_resolve';

/** Minutes until a task that nobody has settled calls again: the first time, and at most, because each further time takes twice as long. */
const again: Readonly<Record<Priority, { readonly first: number; readonly most: number }>> = {
  urgent: { first: 10, most: 60 }, high: { first: 30, most: 240 }, normal: { first: 60, most: 1440 }, low: { first: 120, most: 1440 },
};

/** How long after the `round`th call the next one follows, in milliseconds. */
export const raisedAgainAfter = (priority: Priority, round: number): number => Math.min(again[priority].first * 2 ** (round - 1), again[priority].most) * minute;
