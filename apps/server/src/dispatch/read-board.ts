import { readNow } from '@sysops/db/connection';
import { assignmentsWithin, liveOfExperts, type BoardRow } from '@sysops/db/dispatch';
import type { BoardView, BoardVisit, ReadBoard } from '@sysops/domain/dispatch';
import type { Ticket } from '@sysops/domain/tickets';
import { expertRoster } from '../experts/index.ts';
import { ticketsByIds } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { expertState } from './expert-state.ts';

function toVisit({ id, ...row }: BoardRow, ticket: Ticket): BoardVisit {
  const { number, status, priority, pinned, device, problem, place } = ticket;
  return { assignmentId: id, ...row, ticketNumber: number, ticketStatus: status, priority, pinned, deviceLabel: device.label, problemTitle: problem.title, city: place.address.city };
}

/** Who works when, and on what: every active expert with his working time, offers and visits within the stretch asked for. */
export async function readBoard(ctx: ActorCtx, range: ReadBoard): Promise<BoardView> {
  const at = await readNow(ctx.em);
  const roster = await expertRoster(ctx.em, { now: at, range });
  const rows = await assignmentsWithin(ctx.em, range);
  const tickets = await ticketsByIds(ctx.em, [...new Set(rows.map((row) => row.ticketId))]);
  const visits = rows.flatMap((row) => {
    const ticket = tickets.get(row.ticketId);
    return ticket ? [toVisit(row, ticket)] : [];
  });
  const byExpert = Map.groupBy(visits, (visit) => visit.expertId);
  const live = Map.groupBy(await liveOfExperts(ctx.em, roster.map(({ expertId }) => expertId)), (a) => a.expertId);
  const experts = roster.map(({ duty, away, ...expert }) => ({
    ...expert, state: expertState((live.get(expert.expertId) ?? []).map((a) => a.status), { duty, away }), visits: byExpert.get(expert.expertId) ?? [],
  }));
  return { at, from: range.from, to: range.to, experts };
}
