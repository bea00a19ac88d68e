import { acknowledgeSteps, saveGroup } from '@sysops/db/sla';
import { DomainError } from '@sysops/domain/shared';
import { EscalationCause } from '@sysops/domain/tickets';
import { accountsWithRole } from '../identity/index.ts';
import { actorRef, endEscalations, lockTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';
import { keepClocks } from './keep-clocks.ts';

type Acknowledge = { readonly commandId: string; readonly ticketId: string; readonly note?: string | undefined };

/**
 * A person has taken the ticket on: nobody further is called, what called for him is done with the same word, and the
 * ticket's story says who. Settling the task of a missed promise is the same act. Throws `not_found` when nothing is open.
 */
export function acknowledgeBreach(ctx: ActorCtx, input: Acknowledge): Promise<{ acknowledged: number }> {
  return runCommand(ctx, { id: input.commandId, procedure: 'sla.acknowledge', input }, async (tx) => {
    const ticket = await lockTicket(tx, input.ticketId);
    const acknowledged = await acknowledgeSteps(tx, ticket.id, { name: ctx.actor.name, note: input.note ?? null });
    if (acknowledged === 0 && !ticket.escalated) throw new DomainError('not_found', 'Nothing waits to be acknowledged here', { ticketId: ticket.id });
    await endEscalations(tx, ticket, { kinds: EscalationCause.options, by: actorRef(ctx.actor, 'manager'), note: input.note ?? 'Acknowledged' });
    await tx.em.flush();
    await keepClocks(tx, ticket.id);
    return { acknowledged };
  });
}

type SetGroup = { readonly commandId: string; readonly step: number; readonly name: string; readonly members: readonly string[] };

/** Who is called at a step; nobody named means every manager. Throws `invalid` for somebody who is no manager. */
export function setGroup(ctx: ActorCtx, input: SetGroup): Promise<{ saved: true }> {
  return runCommand(ctx, { id: input.commandId, procedure: 'sla.setGroup', input }, async (tx) => {
    const managers = new Set((await accountsWithRole(tx.em, 'manager')).map(({ id }) => id));
    if (input.members.some((id) => !managers.has(id))) throw new DomainError('invalid', 'Only managers can be called', { field: 'members' });
    await saveGroup(tx, input);
    return { saved: true as const };
  });
}
