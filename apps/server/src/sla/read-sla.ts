import { readNow } from '@sysops/db/connection';
import { clocksOfTickets, listBreaches, listGroups, stepsOfTicket, ticketsRunningOut, type TakenStep } from '@sysops/db/sla';
import type { Instant } from '@sysops/domain/shared';
import { ClockKind, dueAt, isBreached, remainingMinutes, type SlaClock, type SlaTarget, type WorkingTimes } from '@sysops/domain/sla';
import type { NextStep, Priority, TicketStatus } from '@sysops/domain/tickets';
import { accountsWithRole } from '../identity/index.ts';
import { assertMayTouch, eventsOfTicket, ticketsByIds } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { clocksOfHistory, workingTimesAt } from './clocks-of-history.ts';
import { usedOf } from './keep-clocks.ts';

/** One promise as a person reads it; minutes are counted in its calendar. */
export type SlaClockView = { readonly kind: ClockKind; readonly target: SlaTarget; readonly state: 'running' | 'paused' | 'stopped'; readonly startedAt: Instant; readonly dueAt: Instant | null; readonly usedMinutes: number; readonly remainingMinutes: number; readonly breached: boolean; readonly breachedAt: Instant | null };

/** Every clock of a ticket, not only the nearest, with the steps taken on them. */
export type SlaTicketView = { readonly at: Instant; readonly clocks: readonly SlaClockView[]; readonly steps: readonly TakenStep[] };

const viewOf = (clock: SlaClock, at: Instant, times: WorkingTimes): SlaClockView => ({
  kind: clock.kind, target: clock.target, state: clock.state, startedAt: clock.startedAt, dueAt: dueAt(clock, times), usedMinutes: usedOf(clock, at, times),
  remainingMinutes: Math.round(remainingMinutes(clock, at, times)), breached: isBreached(clock, at, times), breachedAt: clock.breachedAt,
});

/** Throws `not_found`. */
export async function slaOfTicket(ctx: ActorCtx, input: { readonly ticketId: string }): Promise<SlaTicketView> {
  const at = await readNow(ctx.em);
  const { ticket, clocks, times } = clocksOfHistory(await eventsOfTicket(ctx.em, input.ticketId));
  assertMayTouch(ctx, ticket);
  const views = [clocks.assign, clocks.arrive, clocks.resolve].map((clock) => viewOf(clock, at, times));
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

/** A ticket with a promise that is running out: every clock of it, and who has to act next. */
export type RunningOutView = { readonly ticketId: string; readonly ticketNumber: number; readonly status: TicketStatus; readonly priority: Priority; readonly city: string; readonly next: NextStep | null; readonly clocks: readonly SlaClockView[] };
export type RunningOut = { readonly at: Instant; readonly tickets: readonly RunningOutView[] };

/** So many tickets are read at once; whoever has more has another trouble. */
const mostRunningOut = 100;

/** Tickets with half of a promised time or more used up and nothing missed of it yet, soonest first. */
export async function readRunningOut(ctx: ActorCtx): Promise<RunningOut> {
  const at = await readNow(ctx.em);
  const ids = await ticketsRunningOut(ctx.em, mostRunningOut);
  const tickets = await ticketsByIds(ctx.em, ids);
  const clocks = Map.groupBy(await clocksOfTickets(ctx.em, ids), ({ ticketId }) => ticketId);
  return {
    at,
    tickets: ids.flatMap((ticketId): RunningOutView[] => {
      const ticket = tickets.get(ticketId);
      if (!ticket) return [];
      const times = workingTimesAt(ticket, ticket.createdAt);
      const mine = (clocks.get(ticketId) ?? []).toSorted((a, b) => ClockKind.options.indexOf(a.kind) - ClockKind.options.indexOf(b.kind));
      const { number, status, priority, place, next } = ticket;
      return [{ ticketId, ticketNumber: number, status, priority, city: place.address.city, next, clocks: mine.map(({ clock }) => viewOf(clock, at, times)) }];
    }),
  };
}

export type Person = { readonly accountId: string; readonly name: string };
export type SlaGroupView = { readonly step: number; readonly name: string; readonly members: readonly Person[] };

/** Who is called at each step, and whom a group may be made of. A member who is no manager any more is left out: he is not called either. */
export async function readGroups(ctx: ActorCtx): Promise<{ readonly groups: readonly SlaGroupView[]; readonly managers: readonly Person[] }> {
  const managers = (await accountsWithRole(ctx.em, 'manager')).map(({ id, name }): Person => ({ accountId: id, name })).toSorted((a, b) => a.name.localeCompare(b.name));
  const groups = await listGroups(ctx.em);
  return { groups: groups.map(({ step, name, members }) => ({ step, name, members: managers.filter(({ accountId }) => members.includes(accountId)) })), managers };
}
