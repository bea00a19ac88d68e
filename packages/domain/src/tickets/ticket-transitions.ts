import type { ActorRef, TicketStatus } from './ticket.ts';

type By = ActorRef['role'];
type Transition = { readonly from: readonly TicketStatus[]; readonly to: TicketStatus | 'same'; readonly by: readonly By[] };

const untilDone = ['triage', 'waiting', 'offered', 'assigned', 'en_route', 'on_site', 'on_hold'] as const;
const planned = ['triage', 'waiting', 'offered', 'assigned', 'en_route', 'on_hold'] as const;

/** The whole lifecycle at a glance; `decide` refuses whatever is not here. Source: the product's ticket section. */
export const transitions = {
  complete_triage: { from: ['triage'], to: 'waiting', by: ['agent', 'manager'] },
  send_to_triage: { from: ['waiting', 'offered'], to: 'triage', by: ['system', 'agent', 'manager'] },
  explain_waiting: { from: ['waiting'], to: 'waiting', by: ['system'] },
  offer: { from: ['waiting', 'offered'], to: 'offered', by: ['system', 'manager'] },
  end_offers: { from: ['offered'], to: 'waiting', by: ['expert', 'system', 'manager'] },
  assign: { from: ['waiting'], to: 'assigned', by: ['system', 'manager'] },
  accept: { from: ['offered'], to: 'assigned', by: ['expert', 'manager'] },
  start_travel: { from: ['assigned'], to: 'en_route', by: ['expert', 'manager'] },
  arrive: { from: ['en_route'], to: 'on_site', by: ['expert', 'manager'] },
  release: { from: ['assigned', 'en_route'], to: 'waiting', by: ['expert', 'manager', 'system'] },
  complete: { from: ['on_site'], to: 'completed', by: ['expert', 'manager'] },
  cannot_complete: { from: ['on_site'], to: 'waiting', by: ['expert', 'manager'] },
  hold: { from: ['triage', 'waiting', 'offered', 'assigned', 'en_route'], to: 'on_hold', by: ['agent', 'manager'] },
  hold_visit: { from: ['on_site'], to: 'on_hold', by: ['expert', 'agent', 'manager'] },
  pause: { from: ['on_site'], to: 'on_hold', by: ['expert', 'agent', 'manager'] },
  resume: { from: ['on_hold'], to: 'on_site', by: ['expert', 'agent', 'manager'] },
  end_hold: { from: ['on_hold'], to: 'waiting', by: ['system', 'agent', 'manager'] },
  reopen: { from: ['completed'], to: 'waiting', by: ['customer', 'agent'] },
  close: { from: ['completed'], to: 'closed', by: ['system'] },
  cancel: { from: ['triage', 'waiting', 'offered', 'assigned', 'on_hold', 'en_route', 'on_site'], to: 'cancelled', by: ['customer', 'agent', 'manager'] },
  // Notes that leave the state as it is.
  change_priority: { from: untilDone, to: 'same', by: ['agent', 'manager', 'system'] },
  escalate: { from: untilDone, to: 'same', by: ['system', 'agent', 'manager'] },
  acknowledge: { from: [...untilDone, 'completed'], to: 'same', by: ['system', 'agent', 'manager'] },
  pin: { from: planned, to: 'same', by: ['manager'] },
  unpin: { from: planned, to: 'same', by: ['manager'] },
  wish_expert: { from: planned, to: 'same', by: ['customer', 'agent', 'manager'] },
  move_arrival: { from: ['assigned', 'en_route'], to: 'same', by: ['system', 'manager', 'expert'] },
  offer_window: { from: ['waiting'], to: 'same', by: ['system'] },
  pass_window: { from: ['waiting'], to: 'same', by: ['system'] },
  change_window: { from: ['triage', 'waiting', 'on_hold'], to: 'same', by: ['customer', 'agent', 'manager'] },
} as const satisfies Record<string, Transition>;

export type TicketAction = keyof typeof transitions;

/** Cancelling narrows with the state: once an expert travels, only staff; once he works, only a manager. */
const cancelFrom: Partial<Record<TicketStatus, readonly By[]>> = { en_route: ['agent', 'manager'], on_site: ['manager'] };

/** Whether the table lets `by` do `action` to a ticket in `status`; guards on facts come after. */
export function isAllowed(action: TicketAction, status: TicketStatus, by: By): boolean {
  const { from, by: roles }: Transition = transitions[action];
  const narrowed = action === 'cancel' ? (cancelFrom[status] ?? roles) : roles;
  return from.includes(status) && narrowed.includes(by);
}

/** What a role may do next; faces draw their buttons from it. */
export const allowedActions = (status: TicketStatus, by: By): TicketAction[] =>
  (Object.keys(transitions) as TicketAction[]).filter((action) => isAllowed(action, status, by));

export const isOpen = (status: TicketStatus): boolean => status !== 'closed' && status !== 'cancelled';
