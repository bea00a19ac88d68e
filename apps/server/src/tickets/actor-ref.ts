import type { Actor } from '@sysops/domain/identity';
import { DomainError } from '@sysops/domain/shared';
import { transitions, type ActorRef, type Ticket, type TicketAction } from '@sysops/domain/tickets';

const staffNames = { agent: ['agent'], manager: ['manager', 'admin'] } as const;

/** In which of his roles an actor does this: his own ticket first, then as agent, then as manager (admins act as one). */
export function actingRole(actor: Actor, ticket: Pick<Ticket, 'customerId'>, action: TicketAction): ActorRef['role'] {
  const by: readonly ActorRef['role'][] = transitions[action].by;
  const roles: ActorRef['role'][] = [];
  if (actor.customerId !== null && actor.customerId === ticket.customerId && by.includes('customer')) roles.push('customer');
  if (by.includes('agent') && actor.roles.some((r) => staffNames.agent.some((s) => s === r))) roles.push('agent');
  if (by.includes('manager') && actor.roles.some((r) => staffNames.manager.some((s) => s === r))) roles.push('manager');
  const [role] = roles;
  if (!role) throw new DomainError('forbidden', 'You may not do this', { action });
  return role;
}

export const actorRef = (actor: Actor, role: ActorRef['role'], onBehalfOf?: 'expert' | 'customer'): ActorRef => ({
  role,
  accountId: actor.accountId,
  name: actor.name,
  ...(onBehalfOf ? { onBehalfOf } : {}),
});

/** Clocks and reactions. */
export const systemActor: ActorRef = { role: 'system', accountId: null, name: 'Sysops Squad' };
