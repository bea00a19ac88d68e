import { inTransaction } from '@sysops/db/connection';
import { findTask, lockTicket, raiseTask, tasksToRaise } from '@sysops/db/tickets';
import { minute } from '@sysops/domain/shared';
import { isAllowed, isEscalation, isOpen, raisedAgainAfter } from '@sysops/domain/tickets';
import type { App } from '../app.ts';
import { actOnTicket, endEscalations } from './act-on-ticket.ts';
import { systemActor } from './actor-ref.ts';

/** At most so many in one turn of the clock; the others at the next. */
const page = 200;

async function callOnce(app: App, { id, ticketId }: { readonly id: string; readonly ticketId: string }): Promise<void> {
  await inTransaction(app.orm.em, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    const task = await findTask(tx.em, id);
    if (!task || task.doneAt !== null || !isEscalation(task.kind)) return;
    if (!isOpen(ticket.status)) return void (await endEscalations(tx, ticket, { kinds: [task.kind], by: systemActor, note: 'The ticket is closed.' }));
    const round = task.round + 1;
    const called = await raiseTask(tx.em, { id, round: task.round, raiseAt: tx.now + raisedAgainAfter(ticket.priority, round), dueAt: tx.now + 10 * minute });
    if (!called || !isAllowed('escalate', ticket.status, 'system')) return;
    const details = { key: task.causeKey?.replace(/^escalation:/, '') ?? id, step: task.step, ownerRole: task.ownerRole, round };
    await actOnTicket(tx, ticket, { command: { type: 'escalate', by: systemActor, cause: task.kind, step: task.step, reason: `Still open, called for the ${ordinal(round)} time: ${task.note}` }, details });
  });
}

const ordinal = (count: number): string => `${count}${count % 100 >= 11 && count % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')}`;

/** What called for a person and nobody has settled does not fall silent: it calls again, each time after twice the time. */
export async function callAgain(app: App): Promise<number> {
  const due = await tasksToRaise(app.orm.em.fork(), page);
  for (const task of due) await callOnce(app, task).catch((error: unknown) => app.log.error({ ...task, err: error }, 'task not called again'));
  return due.length;
}
