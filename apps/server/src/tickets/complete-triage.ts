import type { CompleteTriage, TicketVersionView, TriageChanges } from '@sysops/domain/tickets';
import { DomainError } from '@sysops/domain/shared';
import { deviceOf } from '../billing/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { actingRole, actorRef } from './actor-ref.ts';
import { problemFor } from './ticket-problem.ts';
import { withTicket } from './with-ticket.ts';

/** An agent puts right what was missing; the ticket then waits for dispatch. */
export function completeTriage(ctx: ActorCtx, input: CompleteTriage): Promise<TicketVersionView> {
  return withTicket(ctx, { procedure: 'tickets.completeTriage', input }, async (ticket, tx) => {
    const { device, place, window, priority, reason } = input;
    const known = device?.deviceId ? await deviceOf(tx.em, ticket.customerId, device.deviceId) : null;
    if (device?.deviceId && !known) throw new DomainError('invalid', 'This device is not registered to this customer', { field: 'device' });
    const found = input.problemCode ? await problemFor(tx.em, { code: input.problemCode, description: ticket.problem.description, language: 'en' }) : null;
    const changes: TriageChanges = {
      device: known ? { deviceId: known.id, category: known.category, label: known.label } : device,
      problem: found?.problem, place, window, priority: priority ?? found?.priority,
    };
    return { type: 'complete_triage', by: actorRef(ctx.actor, actingRole(ctx.actor, ticket, 'complete_triage')), changes, ...(reason ? { reason } : {}) };
  });
}
