import type { Tx } from '@sysops/db/connection';
import { addStaffTask, lastOfCause, type TaskRow } from '@sysops/db/tickets';
import { minute, type Instant } from '@sysops/domain/shared';
import { raisedAgainAfter, type EscalationCause, type Priority, type Ticket } from '@sysops/domain/tickets';
import { actOnTicket } from './act-on-ticket.ts';
import { systemActor } from './actor-ref.ts';

/** `key` makes the step once in a round: the same key again raises nothing while its task is open. `step` counts within one cause. `callees`: accounts that are written to; all managers without them. `callsAgain`: false for what has further steps of its own. */
export type Escalation = { readonly cause: EscalationCause; readonly step: number; readonly key: string; readonly note: string; readonly ownerRole?: 'manager' | 'agent'; readonly withinMinutes?: number; readonly callees?: readonly string[]; readonly callsAgain?: boolean };

/** Whoever settled the task has taken it on; if the cause lasts, it calls anew after the time between two rounds. */
const callsAnew = (task: TaskRow, priority: Priority, now: Instant): boolean =>
  task.doneAt !== null && (task.doneBy === systemActor.name || now >= task.doneAt + raisedAgainAfter(priority, task.round));

/** Puts a ticket in front of a person, once for each key and round: a task with a due time, the flag, and a line in its story. */
export async function escalateTicket(tx: Tx, ticket: Ticket, escalation: Escalation): Promise<Ticket> {
  const { cause, step, key, note, ownerRole = 'manager', withinMinutes = 10, callees = [], callsAgain = true } = escalation;
  const causeKey = `escalation:${key}`;
  const before = await lastOfCause(tx.em, causeKey);
  if (before && !callsAnew(before, ticket.priority, tx.now)) return ticket;
  const round = (before?.round ?? 0) + 1;
  const about = { key: causeKey, round, step, raiseAt: callsAgain ? tx.now + raisedAgainAfter(ticket.priority, round) : null };
  const added = await addStaffTask(tx.em, { kind: cause, ownerRole, note, dedupeKey: round === 1 ? causeKey : `${causeKey}#${round}`, ticketId: ticket.id, dueAt: tx.now + withinMinutes * minute, cause: about });
  if (!added) return ticket;
  return actOnTicket(tx, ticket, { command: { type: 'escalate', by: systemActor, cause, step, reason: note }, details: { key, step, ownerRole, round, callees } });
}
