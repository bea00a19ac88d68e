import { sqlState, type Tx } from '@sysops/db/connection';
import { findAssignment, lockAssignment, saveAssignmentStatus, type StoredAssignment } from '@sysops/db/dispatch';
import { moveAssignment, type ActResult, type AssignmentAction, type AssignmentStatus } from '@sysops/domain/dispatch';
import { DomainError } from '@sysops/domain/shared';
import type { ActorRef, Ticket } from '@sysops/domain/tickets';
import { lockExpert } from '../experts/index.ts';
import { actorRef, lockTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';
import { keepLateAct } from './keep-late-act.ts';

export type Visit = { readonly assignment: StoredAssignment; readonly ticket: Ticket; readonly by: ActorRef; readonly tx: Tx };

type Act = { readonly procedure: string; readonly input: { readonly commandId: string; readonly assignmentId: string; readonly reason?: string | undefined; readonly doneAt?: number | undefined } };

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

/** One job at a time is the database's rule; here it gets words. */
function inWords(error: unknown): unknown {
  const second = sqlState(error) === '23505' && error instanceof Error && error.message.includes('one_visit_at_a_time');
  return second ? new DomainError('conflict', 'Another job is still running: finish it first') : error;
}

/**
 * Loads a job for the actor with its ticket, both locked (always ticket, expert, assignment, in that order), and runs
 * the act in one transaction. The same command id gives the same answer; what was done offline and comes too late is kept.
 */
export async function withVisit(ctx: ActorCtx, act: Act, run: (visit: Visit) => Promise<{ readonly status: AssignmentStatus; readonly ticket: Ticket }>): Promise<ActResult> {
  const { commandId, assignmentId, reason } = act.input;
  const done = runCommand(ctx, { id: commandId, procedure: act.procedure, input: act.input }, async (tx) => {
    const found = await findAssignment(tx.em, assignmentId);
    if (!found) throw new DomainError('not_found', 'There is no such job', { assignmentId });
    const by = actorOf(ctx, found, reason);
    const ticket = await lockTicket(tx, found.ticketId);
    await lockExpert(tx, found.expertId);
    const assignment = await lockAssignment(tx, assignmentId);
    const after = await run({ assignment, ticket, by, tx });
    return { assignmentId, ticketId: ticket.id, status: after.status, ticketStatus: after.ticket.status, ticketVersion: after.ticket.version };
  });
  return done.catch(async (error: unknown) => {
    throw await keepLateAct(ctx, act, inWords(error));
  });
}
