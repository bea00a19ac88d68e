import { ladderAt } from '@sysops/domain/dispatch';
import { minute, type Instant } from '@sysops/domain/shared';
import { evolve, isOpen, replay, type Ticket, type TicketEvent } from '@sysops/domain/tickets';

const beginnings = new Set<TicketEvent['type']>(['TicketRaised', 'TriageCompleted', 'VisitReleased', 'CouldNotComplete', 'HoldEnded', 'TicketReopened', 'WindowChanged', 'WindowPassed', 'PriorityChanged']);

/** An offer that is open when the ladder ends is let run out; then the sweep comes. */
const slack = 23 * minute;

function ladderEnd(priority: Ticket['priority'], since: Instant): Instant {
  let at = since;
  for (let next = ladderAt(priority, since, at).next; next; next = ladderAt(priority, since, at).next) ({ at } = next);
  return at;
}

/** Stretches of waiting and asking that outlasted the ladder without a person being told. After `until` the clocks look only every other hour: what is due then cannot be in time. */
export function ladderFaults(history: readonly TicketEvent[], until: Instant): string[] {
  const faults: string[] = [];
  let ticket: Ticket | null = null;
  let due: Instant | null = null;
  let askedAt = 0;
  // After the end the clocks look only now and then, and no expert answers.
  for (const event of [...history.filter((one) => one.at <= until), null]) {
    const at = Math.min(event?.at ?? until, until);
    const asked = ticket?.status === 'offered' ? Math.max(due ?? 0, ticket.next.dueAt) : due;
    if (ticket && due !== null && asked !== null && (ticket.status === 'waiting' || ticket.status === 'offered') && !ticket.escalated && at > asked + slack) faults.push(`ticket ${ticket.number} searched from before ${new Date(due).toISOString()} without a person`);
    if (!event) break;
    const before: Ticket['status'] | undefined = ticket?.status;
    ticket = evolve(ticket, event);
    // Whoever was asked before the ladder's end may answer after it; the next one is asked with a person's knowledge.
    if (ticket.status === 'offered' && before !== 'offered') askedAt = event.at;
    if (before === 'offered' && ticket.status !== 'offered' && due !== null && askedAt <= due) due = Math.max(due, event.at);
    if (beginnings.has(event.type)) due = ladderEnd(ticket.priority, event.at);
    if (event.type === 'TicketEscalated' || (ticket.status !== 'waiting' && ticket.status !== 'offered')) due = null;
  }
  return faults;
}

/** Waits for a time gone by, or its flag says otherwise than its tasks: `calling` are tickets with an open task that calls for a person. A completed one carries no flag. */
export function stuckFaults(ticket: Ticket, { calling, now }: { readonly calling: ReadonlySet<string>; readonly now: Instant }): string[] {
  const faults: string[] = [];
  if (ticket.status === 'waiting' && ticket.window.kind === 'window' && ticket.window.to < now - 30 * minute) faults.push(`ticket ${ticket.number} waits for a time gone by`);
  if (isOpen(ticket.status) && ticket.status !== 'completed' && ticket.escalated !== calling.has(ticket.id)) faults.push(`ticket ${ticket.number} is ${ticket.escalated ? '' : 'not '}flagged against its tasks`);
  if (!isOpen(ticket.status) && calling.has(ticket.id)) faults.push(`ticket ${ticket.number} is over and still calls for a person`);
  return faults;
}

/** Closed, cancelled, repaired, in somebody's hands with a time, or in front of a person. */
export function whereabouts(ticket: Ticket, openTasks: ReadonlySet<string>): 'closed' | 'cancelled' | 'with_a_person' | 'planned' | 'nowhere' {
  if (ticket.status === 'closed' || ticket.status === 'cancelled') return ticket.status;
  if (ticket.escalated || openTasks.has(ticket.id) || ticket.status === 'triage') return 'with_a_person';
  return ticket.status === 'waiting' || ticket.status === 'offered' || !isOpen(ticket.status) ? 'nowhere' : 'planned';
}

export const replays = (ticket: Ticket, history: readonly TicketEvent[]): boolean => JSON.stringify(sorted(replay(history))) === JSON.stringify(sorted(ticket));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, v]) => [key, sorted(v)]));
}
