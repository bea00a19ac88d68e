import { readNow } from '@sysops/db/connection';
import { listBreaches, listGroups, stepsOfTicket, type SlaGroup, type TakenStep } from '@sysops/db/sla';
import type { Instant } from '@sysops/domain/shared';
import { dueAt, isBreached, remainingMinutes, type ClockKind, type SlaTarget } from '@sysops/domain/sla';
import type { TicketStatus } from '@sysops/domain/tickets';
import { assertMayTouch, eventsOfTicket, ticketsByIds } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { clocksOfHistory } from './clocks-of-history.ts';
import { usedOf } from './keep-clocks.ts';

/** One promise as a person reads it; minutes are counted in its calendar. */
export type SlaClockView = { readonly kind: ClockKind; readonly target: SlaTarget; readonly state: 'running' | 'paused' | 'stopped'; readonly startedAt: Instant; readonly dueAt: Instant | null; readonly usedMinutes: number; readonly remainingMinutes: number; readonly breached: boolean; readonly breachedAt: Instant | null };

/** Every clock of a ticket, not only the nearest, with the steps taken on them. */
export type SlaTicketView = { readonly at: Instant; readonly clocks: readonly SlaClockView[]; readonly steps: readonly TakenStep[] };

/** Throws `not_found`. */
export async function slaOfTicket(ctx: ActorCtx, input: { readonly ticketId: string }): Promise<SlaTicketView> {
  const at = await readNow(ctx.em);
  const { ticket, clocks, times } = clocksOfHistory(await eventsOfTicket(ctx.em, input.ticketId));
  assertMayTouch(ctx, ticket);
  const views = [clocks.assign, clocks.arrive, clocks.resolve].map((clock): SlaClockView => ({
    kind: clock.kind, target: clock.target, state: clock.state, startedAt: clock.startedAt, dueAt: dueAt(clock, times), usedMinutes: usedOf(clock, at, times),
    remainingMinutes: Math.round(remainingMinutes(clock, at, times)), breached: isBreached(clock, at, times), breachedAt: clock.breachedAt,
  }));
  return { at, clocks: views, steps: await stepsOfTicket(ctx.em, input.ticketId) };
}

export type BreachView = { readonly ticketId: string; readonly ticketNumber: number; readonly status: TicketStatus; readonly kind: ClockKind; readonly breachedAt: Instant; readonly step: number | null; readonly acknowledgedBy: string | null };

/** Missed promises: of open clocks, or of a stretch of time. Latest first. */
export async function readBreaches(ctx: ActorCtx, input: { readonly open: boolean; readonly from?: Instant | undefined; readonly to?: Instant | undefined }): Promise<BreachView[]> {
  const breaches = await listBreaches(ctx.em, { open: input.open, from: input.from ?? null, to: input.to ?? null });
  const tickets = await ticketsByIds(ctx.em, [...new Set(breaches.map((breach) => breach.ticketId))]);
  return breaches.flatMap((breach) => {
    const ticket = tickets.get(breach.ticketId);
    return ticket ? [{ ...breach, ticketNumber: ticket.number, status: ticket.status }] : [];
  });
}

export const readGroups = (ctx: ActorCtx): Promise<SlaGroup[]> => listGroups(ctx.em);
