import type { Tx } from '@sysops/db/connection';
import { addStaffTask } from '@sysops/db/tickets';
import { minute } from '@sysops/domain/shared';
import type { EscalationCause, Ticket } from '@sysops/domain/tickets';
import { actOnTicket } from './act-on-ticket.ts';
import { systemActor } from './actor-ref.ts';

/** `key` makes the step once: the same key again raises nothing. `step` counts within one cause. */
export type Escalation = { readonly cause: EscalationCause; readonly step: number; readonly key: string; readonly note: string; readonly ownerRole?: 'manager' | 'agent'; readonly withinMinutes?: number };

/** Puts a ticket in front of a person, once for each key: a task with a due time, the flag, and a line in its story. */
export async function escalateTicket(tx: Tx, ticket: Ticket, escalation: Escalation): Promise<Ticket> {
  const { cause, step, key, note, ownerRole = 'manager', withinMinutes = 10 } = escalation;
  const added = await addStaffTask(tx.em, { kind: cause, ownerRole, note, dedupeKey: `escalation:${key}`, ticketId: ticket.id, dueAt: tx.now + withinMinutes * minute });
  if (!added) return ticket;
  return actOnTicket(tx, ticket, { command: { type: 'escalate', by: systemActor, cause, step, reason: note }, details: { key, step, ownerRole } });
}
