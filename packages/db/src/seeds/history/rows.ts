import type { Tx } from '../../connection/index.ts';
import { parallelOffers } from '@sysops/domain/dispatch';
import { minute } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';
import { packContent } from '../../dispatch/decision-content.ts';
import { insertRows, iso, type Row } from '../insert-rows.ts';
import type { Past, SeededAssignment, Told } from './past.ts';

function ticketRow({ ticket, events }: Told): Row {
  const visit = 'expertId' in ticket ? ticket : ticket.status === 'on_hold' ? ticket.visit : null;
  const { next, place } = ticket;
  return {
    id: ticket.id, number: ticket.number, customer_id: ticket.customerId, status: ticket.status, priority: ticket.priority, channel: ticket.channel, category: ticket.device.category, device_id: ticket.device.deviceId,
    problem_code: ticket.problem.code, expert_id: visit?.expertId ?? null, assignment_id: visit?.assignmentId ?? null, next_action: next?.action ?? null, next_owner: next?.owner ?? null, next_due_at: next ? iso(next.dueAt) : null,
    search: `${ticket.number} ${ticket.device.label} ${ticket.problem.title} ${place.address.city} ${place.address.zip}`.toLowerCase(), state: ticket, version: ticket.version,
    created_at: iso(ticket.createdAt), updated_at: iso(events.at(-1)?.at ?? ticket.createdAt), rated_at: null,
  };
}

/** The status after each fact, by playing it again. */
function historyRows({ ticket, events }: Told, statuses: readonly Ticket['status'][]): Row[] {
  return events.map((event, n) => ({ ticket_id: ticket.id, version: n + 1, type: event.type, status: statuses[n] ?? ticket.status, event, at: iso(event.at) }));
}

const assignmentRow = (a: SeededAssignment): Row => ({
  id: a.id, ticket_id: a.ticketId, expert_id: a.expertId, status: a.status, slot: a.slot, reserved: `[${iso(a.departAt)},${iso(a.finishAt)})`, arrive_at: iso(a.arriveAt), travel_minutes: a.travelMinutes,
  lat: a.place.lat, lng: a.place.lng, offered_at: iso(a.offeredAt), expires_at: iso(a.expiresAt), answered_at: a.answeredAt === null ? null : iso(a.answeredAt), ended_at: a.endedAt === null ? null : iso(a.endedAt),
  end_reason: a.endReason, decision_id: a.decisionId, work_minutes: Math.max(1, Math.round((a.finishAt - a.arriveAt) / minute)), announced_at: a.answeredAt === null ? null : iso(a.arriveAt), watch_step: 0, watch_at: iso(a.answeredAt ?? a.offeredAt), silence_counted: false,
});

/** Whose turn is first among those who wait. */
const rankOf = { urgent: 0, high: 1, normal: 2, low: 3 } as const;

/** Tickets with their histories, decisions with what they were made from, assignments. */
export async function insertPast(tx: Tx, past: Past, statusesOf: (told: Told) => readonly Ticket['status'][]): Promise<void> {
  await insertRows(tx, 'ticket', past.told.map(ticketRow));
  await insertRows(tx, 'ticket_history', past.told.flatMap((told) => historyRows(told, statusesOf(told))));
  await insertRows(tx, 'dispatch_decision', past.decisions.map((d) => ({
    id: d.id, ticket_id: d.request.ticketId, at: iso(d.at), by: d.by, reason: d.reason, request: d.request, policy: d.policy, content: `\\x${packContent(d).toString('hex')}`, chosen: d.decision.chosen, waiting_reason: d.decision.waitingReason, candidates: d.inputs.length, overrides: [], wanted: d.by === 'manager' ? 1 : parallelOffers(d.request.priority),
  })));
  await insertRows(tx, 'assignment', [...past.assignments.values()].map(assignmentRow));
  await insertRows(tx, 'dispatch_wait', past.told.flatMap(({ ticket, lastReason }) => (ticket.status === 'waiting' ? [{ ticket_id: ticket.id, tries: 1, next_try_at: iso(past.agenda.now), reason: lastReason ?? ticket.waitingReason, step: 1, since: iso(ticket.createdAt), rank: rankOf[ticket.priority] }] : [])));
  const last = Math.max(past.firstNumber, ...past.told.map(({ ticket }) => ticket.number));
  await tx.em.execute(`select setval('ticket_number', ?)`, [last]);
}
