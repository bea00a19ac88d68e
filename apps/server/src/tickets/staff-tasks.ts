import type { Tx } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import { findTask, listTasks, lockTicket, settleTask, type TaskRow } from '@sysops/db/tickets';
import { DomainError } from '@sysops/domain/shared';
import { EscalationCause, isMissedPromise, type ListTasks, type SettleTask, type StaffTaskView } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { customersByIds } from '../customers/index.ts';
import { topics } from '../outbox/facts.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';
import { endEscalations } from './act-on-ticket.ts';
import { actorRef } from './actor-ref.ts';

const manages = ({ actor }: ActorCtx): boolean => actor.roles.includes('manager') || actor.roles.includes('admin');

/** Managers see what agents have to do as well; an agent sees his own. */
export async function readTasks(ctx: ActorCtx, input: ListTasks): Promise<StaffTaskView[]> {
  const tasks = await listTasks(ctx.em, { ownerRoles: manages(ctx) ? ['agent', 'manager', 'admin'] : ['agent'], ticketId: input.ticketId ?? null });
  const customers = await customersByIds(ctx.em, [...new Set(tasks.flatMap(({ customerId }) => customerId ?? []))]);
  return tasks.map((task) => ({ ...task, customerName: customers.get(task.customerId ?? '')?.name ?? null }));
}

/** What goes with it: whoever takes on a missed promise takes the ticket on, the flag goes down when nothing else calls, and the fact leaves for whoever counts. */
async function settleWithTicket(tx: Tx, ctx: ActorCtx, { task, note }: { readonly task: TaskRow & { readonly ticketId: string }; readonly note: string }): Promise<void> {
  const ticket = await lockTicket(tx, task.ticketId);
  const by = actorRef(ctx.actor, manages(ctx) ? 'manager' : 'agent');
  await endEscalations(tx, ticket, { kinds: isMissedPromise(task.kind) ? EscalationCause.options : [], by, note });
  recordFact(tx, { id: v7(), type: 'StaffTaskSettled', topics: [topics.staff], ticketId: ticket.id, payload: { taskId: task.id, kind: task.kind, by: by.name, note } });
}

/** Done, with a word on what came of it. Throws `not_found` when somebody was faster, `forbidden` for an agent when it is a manager's. */
export function settleStaffTask(ctx: ActorCtx, input: SettleTask): Promise<{ settled: true }> {
  return runCommand(ctx, { id: input.commandId, procedure: 'tickets.settleTask', input }, async (tx) => {
    const { taskId, note } = input;
    const task = await findTask(tx.em, taskId);
    if (task && task.ownerRole !== 'agent' && !manages(ctx)) throw new DomainError('forbidden', 'A manager settles this', { taskId });
    // The ticket's row first, like every act on it.
    if (task?.ticketId) await lockTicket(tx, task.ticketId);
    if (!task || !(await settleTask(tx.em, { id: taskId, by: ctx.actor.name, note }))) throw new DomainError('not_found', 'Somebody has done this already', { taskId });
    const { ticketId } = task;
    if (ticketId) await settleWithTicket(tx, ctx, { task: { ...task, ticketId }, note });
    return { settled: true as const };
  });
}
