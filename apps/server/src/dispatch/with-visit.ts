import type { Tx } from '@sysops/db/connection';
import { findAssignment, lockAssignment, saveAssignmentStatus, type StoredAssignment } from '@sysops/db/dispatch';
import { moveAssignment, type ActResult, type AssignmentAction, type AssignmentStatus } from '@sysops/domain/dispatch';
import { DomainError } from '@sysops/domain/shared';
import type { ActorRef, Ticket } from '@sysops/domain/tickets';
import { lockExpert } from '../experts/index.ts';
import { actorRef, lockTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';

export type Visit = { readonly assignment: StoredAssignment; readonly ticket: Ticket; readonly by: ActorRef; readonly tx: Tx };

type Act = { readonly procedure: string; readonly input: { readonly commandId: string; readonly assignmentId: string; readonly reason?: string | undefined } };

/** The expert himself, or a manager on his behalf, who must say why. */
function actorOf(ctx: ActorCtx, assignment: StoredAssignment, reason: string | undefined): ActorRef {
  if (ctx.actor.expertId === assignment.expertId) return actorRef(ctx.actor, 'expert');
  if (ctx.relation !== 'any') throw new DomainError('not_found', 'There is no such job', { assignmentId: assignment.id });
  if (!reason) throw new DomainError('invalid', 'Please say why you do this for the expert', { field: 'reason' });
  return actorRef(ctx.actor, 'manager', 'expert');
}

/** Moves the assignment as its lifecycle allows. Throws `expired` or `illegal_transition`. */
export async function move(visit: Visit, action: AssignmentAction, end: { readonly reason?: string | undefined; readonly note?: string | undefined } = {}): Promise<AssignmentStatus> {
  const status = moveAssignment(visit.assignment, action, visit.tx.now);
  await saveAssignmentStatus(visit.tx, visit.assignment.id, { status, ...end });
  return status;
}

/**
 * Loads a job for the actor with its ticket, both locked (always ticket, expert, assignment, in that order), and runs
 * the act in one transaction. The same command id gives the same answer.
 */
export async function withVisit(ctx: ActorCtx, act: Act, run: (visit: Visit) => Promise<{ readonly status: AssignmentStatus; readonly ticket: Ticket }>): Promise<ActResult> {
  const { commandId, assignmentId, reason } = act.input;
  return runCommand(ctx, { id: commandId, procedure: act.procedure, input: act.input }, async (tx) => {
    const found = await findAssignment(tx.em, assignmentId);
    if (!found) throw new DomainError('not_found', 'There is no such job', { assignmentId });
    const by = actorOf(ctx, found, reason);
    const ticket = await lockTicket(tx, found.ticketId);
    await lockExpert(tx, found.expertId);
    const assignment = await lockAssignment(tx, assignmentId);
    const done = await run({ assignment, ticket, by, tx });
    return { assignmentId, ticketId: ticket.id, status: done.status, ticketStatus: done.ticket.status, ticketVersion: done.ticket.version };
  });
}
