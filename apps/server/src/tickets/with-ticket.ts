import type { Tx } from '@sysops/db/connection';
import { historyOf, lockTicket } from '@sysops/db/tickets';
import { DomainError } from '@sysops/domain/shared';
import type { Ticket, TicketCommand, TicketVersionView } from '@sysops/domain/tickets';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';
import { actOnTicket } from './act-on-ticket.ts';

type Act = { readonly procedure: string; readonly input: { readonly commandId: string; readonly ticketId: string; readonly version: number } };

/** A ticket that is not the actor's does not exist for him. */
export function assertMayTouch(ctx: ActorCtx, ticket: Ticket): void {
  const { actor, relation } = ctx;
  const own = relation === 'own' && ticket.customerId === actor.customerId;
  const assigned = relation === 'assigned' && 'expertId' in ticket && ticket.expertId === actor.expertId;
  if (relation !== 'any' && !own && !assigned) throw new DomainError('not_found', 'There is no such ticket', { ticketId: ticket.id });
}

/** Refuses a write made against an older version and says what happened since. */
export async function assertVersion(tx: Tx, ticket: Ticket, version: number): Promise<void> {
  if (ticket.version === version) return;
  const changes = (await historyOf(tx, ticket.id)).filter((line) => line.version > version).map((line) => line.type);
  throw new DomainError('stale', 'This ticket has changed meanwhile', { version: ticket.version, status: ticket.status, changes });
}

export const versionView = (ticket: Ticket): TicketVersionView => ({ ticketId: ticket.id, status: ticket.status, version: ticket.version });

/** Loads for the actor, checks the version, decides, saves: the frame of every act on a ticket. */
export async function withTicket(ctx: ActorCtx, act: Act, toCommand: (ticket: Ticket, tx: Tx) => TicketCommand | Promise<TicketCommand>): Promise<TicketVersionView> {
  const { commandId, ticketId, version } = act.input;
  return runCommand(ctx, { id: commandId, procedure: act.procedure, input: act.input }, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    assertMayTouch(ctx, ticket);
    await assertVersion(tx, ticket, version);
    return versionView(await actOnTicket(tx, ticket, { command: await toCommand(ticket, tx) }));
  });
}
