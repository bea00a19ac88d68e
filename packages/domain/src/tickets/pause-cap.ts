import { day, type Instant } from '../shared/index.ts';
import type { TicketEvent } from './ticket.ts';

/** So long a ticket may wait in all, whatever for. Beyond it a person is alerted, and whoever lets it wait on says why. */
export const pauseCap = 10 * day;

const begins: ReadonlySet<TicketEvent['type']> = new Set(['TicketHeld', 'WorkPaused']);
const ends: ReadonlySet<TicketEvent['type']> = new Set(['HoldEnded', 'WorkResumed', 'TicketCancelled']);

/** Milliseconds that a ticket has been on hold in all by `until`, since it was raised or reopened; what still runs counts up to there. */
export function pausedFor(history: readonly TicketEvent[], until: Instant): number {
  let total = 0;
  let since: Instant | null = null;
  for (const { type, at } of history) {
    if (type === 'TicketReopened') total = 0;
    if (begins.has(type)) since ??= at;
    if (!ends.has(type) || since === null) continue;
    total += at - since;
    since = null;
  }
  return since === null ? total : total + Math.max(0, until - since);
}
