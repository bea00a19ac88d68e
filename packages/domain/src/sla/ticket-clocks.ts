import type { Instant } from '../shared/index.ts';
import type { HoldReason } from '../tickets/index.ts';
import { continueClock, pauseClock, resumeClock, retargetClock, startClock, stopClock, type SlaClock, type WorkingTimes } from './sla-clock.ts';
import type { ClockKind, ClockTargets } from './sla-targets.ts';

export type TicketClocks = Readonly<Record<ClockKind, SlaClock>>;

/** What happened to a ticket, as far as its clocks care. */
export type ClockEvent =
  | { readonly kind: 'assigned' | 'arrived' | 'resolved' | 'cancelled' | 'hold_ended' }
  | { readonly kind: 'held'; readonly reason: HoldReason }
  | { readonly kind: 'unassigned' | 'targets_changed' | 'reopened'; readonly targets: ClockTargets };

/** Only what lies with the customer stops the clock; a part that we must get does not. */
export const pausesClocks = (reason: HoldReason): boolean => reason !== 'part_needed';

/** The clocks start when the ticket is created: triage counts. */
export const startClocks = (targets: ClockTargets, at: Instant): TicketClocks => ({
  assign: startClock('assign', targets.assign, at),
  arrive: startClock('arrive', targets.arrive, at),
  resolve: startClock('resolve', targets.resolve, at),
});

const mapClocks = (clocks: TicketClocks, change: (clock: SlaClock) => SlaClock): TicketClocks => ({ assign: change(clocks.assign), arrive: change(clocks.arrive), resolve: change(clocks.resolve) });

/** The clocks after something happened at `at`. The same event twice changes nothing more. */
export function moveClocks(clocks: TicketClocks, happened: { readonly event: ClockEvent; readonly at: Instant }, times: WorkingTimes): TicketClocks {
  const { event, at } = happened;
  switch (event.kind) {
    case 'assigned': return { ...clocks, assign: stopClock(clocks.assign, at, times) };
    // The visit fell through before arrival: the search is on again, with the time it has used.
    case 'unassigned': return { ...clocks, assign: continueClock(clocks.assign, { target: event.targets.assign, at }, times) };
    case 'arrived': return { ...clocks, assign: stopClock(clocks.assign, at, times), arrive: stopClock(clocks.arrive, at, times) };
    case 'resolved':
    case 'cancelled': return mapClocks(clocks, (clock) => stopClock(clock, at, times));
    case 'held': return pausesClocks(event.reason) ? mapClocks(clocks, (clock) => pauseClock(clock, at, times)) : clocks;
    case 'hold_ended': return mapClocks(clocks, (clock) => resumeClock(clock, at));
    case 'targets_changed': return mapClocks(clocks, (clock) => retargetClock(clock, { target: event.targets[clock.kind], at }, times));
    case 'reopened': return startClocks(event.targets, at);
  }
}
