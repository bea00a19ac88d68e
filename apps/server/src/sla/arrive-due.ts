import type { Instant } from '@sysops/domain/shared';
import { dueAt } from '@sysops/domain/sla';
import type { TicketEvent } from '@sysops/domain/tickets';
import { clocksOfHistory } from './clocks-of-history.ts';

/** Until when somebody has to be at the door. A clock that stands or was kept: the time that is left counts from now. */
export function arriveDueOf(history: readonly TicketEvent[], now: Instant): Instant {
  const { clocks, times } = clocksOfHistory(history);
  return dueAt(clocks.arrive, times) ?? dueAt({ ...clocks.arrive, state: 'running', countedTo: now }, times) ?? now;
}
