import type { Tx } from '@sysops/db/connection';
import { saveClock, stepsOfTicket, type StoredClock, type TakenStep } from '@sysops/db/sla';
import { dueAt, instantAtPercent, isBreached, nextSlaStep, usedMinutes, type SlaClock, type SlaStep, type WorkingTimes } from '@sysops/domain/sla';
import type { Instant } from '@sysops/domain/shared';
import { eventsOfTicket, type Ticket } from '../tickets/index.ts';
import { clocksOfHistory } from './clocks-of-history.ts';

/** Steps of the present run of a clock. Once somebody has acknowledged, nobody else is called for it. */
function taken(steps: readonly TakenStep[], clock: SlaClock): SlaStep[] {
  const mine = steps.filter((step) => step.kind === clock.kind && step.startedAt === clock.startedAt);
  const acknowledged = mine.some((step) => step.acknowledgedAt !== null);
  return [...mine.map((step) => step.step), ...(acknowledged ? (['escalate_1', 'escalate_2', 'escalate_3'] as const) : [])];
}

export type Counted = { readonly clock: SlaClock; readonly stored: StoredClock };

function counted(clock: SlaClock, of: { readonly ticket: Ticket; readonly steps: readonly TakenStep[]; readonly times: WorkingTimes; readonly now: Instant }): Counted {
  const { ticket, steps, times, now } = of;
  const next = nextSlaStep(clock, taken(steps, clock), { times, hours: ticket.priority === 'urgent' ? 'always' : 'working' });
  const breachedAt = isBreached(clock, now, times) ? (clock.breachedAt ?? instantAtPercent(clock, 100, times)) : clock.breachedAt;
  return { clock, stored: { ticketId: ticket.id, kind: clock.kind, clock, dueAt: dueAt(clock, times), breachedAt, nextStep: next?.step ?? null, nextAt: next?.at ?? null, ticketVersion: ticket.version } };
}

export type KeptClocks = { readonly ticket: Ticket; readonly times: WorkingTimes; readonly clocks: readonly Counted[] };

/** Works the ticket's clocks out anew from its history and keeps them with what is due next. */
export async function keepClocks(tx: Tx, ticketId: string): Promise<KeptClocks> {
  const { ticket, clocks, times } = clocksOfHistory(await eventsOfTicket(tx.em, ticketId));
  const steps = await stepsOfTicket(tx.em, ticketId);
  const all = [clocks.assign, clocks.arrive, clocks.resolve].map((clock) => counted(clock, { ticket, steps, times, now: tx.now }));
  for (const { stored } of all) await saveClock(tx, stored);
  return { ticket, times, clocks: all };
}

export const usedOf = (clock: SlaClock, now: Instant, times: WorkingTimes): number => Math.round(usedMinutes(clock, now, times));
