import { listTasks, settleTask } from '@sysops/db/tickets';
import { DomainError } from '@sysops/domain/shared';
import type { ListTasks, SettleTask, StaffTaskView } from '@sysops/domain/tickets';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';

/** Managers see what agents have to do as well; an agent sees his own. */
export function readTasks(ctx: ActorCtx, input: ListTasks): Promise<StaffTaskView[]> {
  const manages = ctx.actor.roles.includes('manager') || ctx.actor.roles.includes('admin');
  return listTasks(ctx.em, { ownerRoles: manages ? ['agent', 'manager', 'admin'] : ['agent'], ticketId: input.ticketId ?? null });
}

/** Done, with a word on what came of it. Throws `not_found` when somebody was faster. */
export function settleStaffTask(ctx: ActorCtx, input: SettleTask): Promise<{ settled: true }> {
  return runCommand(ctx, { id: input.commandId, procedure: 'tickets.settleTask', input }, async (tx) => {
    if (!(await settleTask(tx.em, { id: input.taskId, by: ctx.actor.name, note: input.note }))) throw new DomainError('not_found', 'Somebody has done this already', { taskId: input.taskId });
    return { settled: true as const };
  });
}
