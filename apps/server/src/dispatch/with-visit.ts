import { sqlState, type Tx } from '@sysops/db/connection';
import { findAssignment, lockAssignment, resumeAssignment, saveAssignmentStatus, type StoredAssignment } from '@sysops/db/dispatch';
import { actedAt, moveAssignment, type ActResult, type AssignmentAction, type AssignmentStatus } from '@sysops/domain/dispatch';
import { DomainError, type Instant } from '@sysops/domain/shared';
import type { ActorRef, Ticket } from '@sysops/domain/tickets';
import { lockExpert } from '../experts/index.ts';
import { actOnTicket, actorRef, lockTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';
import { keepLateAct } from './keep-late-act.ts';
import { lockPlans, untilSettled, type Plan } from './with-plan.ts';

export type Visit = {
  readonly assignment: StoredAssignment;
  readonly ticket: Ticket;
  readonly by: ActorRef;
  readonly tx: Tx;
  /** From when the act counts: now, or when it was done on a phone without a signal. Offers are answered now. */
  readonly at: Instant;
};

type Act = { readonly procedure: string; readonly input: { readonly commandId: string; readonly assignmentId: string; readonly reason?: string | undefined; readonly doneAt?: number | undefined } };
type Outcome = { readonly status: AssignmentStatus; readonly ticket: Ticket };

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
  await saveAssignmentStatus(visit.tx, visit.assignment.id, { status, at: visit.at, ...end });
  return status;
}

/** Whoever ends a visit during a pause is back at work first. */
export async function backAtWork(visit: Visit): Promise<Visit> {
  const { assignment, ticket, by, tx, at } = visit;
  if (ticket.status !== 'on_hold' || !ticket.visit) return visit;
  await resumeAssignment(tx, assignment.id, at);
  return { ...visit, ticket: await actOnTicket(tx, ticket, { command: { type: 'resume', by, doneAt: at, reason: 'The visit ends during a pause' } }) };
}

/** One job at a time is the database's rule; here it gets words. */
function inWords(error: unknown): unknown {
  const second = sqlState(error) === '23505' && error instanceof Error && error.message.includes('one_visit_at_a_time');
  return second ? new DomainError('conflict', 'Another job is still running: finish it first') : error;
}

async function visitAt(tx: Tx, act: Act, of: Pick<Visit, 'ticket' | 'by'>): Promise<Visit> {
  const assignment = await lockAssignment(tx, act.input.assignmentId);
  const at = assignment.status === 'offered' ? tx.now : actedAt(act.input.doneAt, { lastActAt: assignment.actedAt, now: tx.now });
  return { ...of, assignment, tx, at };
}

function carryOut(ctx: ActorCtx, act: Act, work: (tx: Tx, found: StoredAssignment, by: ActorRef) => Promise<Outcome>): Promise<ActResult> {
  const { commandId, assignmentId, reason } = act.input;
  const done = runCommand(ctx, { id: commandId, procedure: act.procedure, input: act.input }, async (tx) => {
    const found = await findAssignment(tx.em, assignmentId);
    if (!found) throw new DomainError('not_found', 'There is no such job', { assignmentId });
    const after = await work(tx, found, actorOf(ctx, found, reason));
    return { assignmentId, ticketId: after.ticket.id, status: after.status, ticketStatus: after.ticket.status, ticketVersion: after.ticket.version };
  });
  return done.catch((error: unknown) => {
    throw inWords(error);
  });
}

/** What was done without a signal and comes too late is kept. */
const orKept = (ctx: ActorCtx, act: Act, done: Promise<ActResult>): Promise<ActResult> => done.catch(async (error: unknown) => {
  throw await keepLateAct(ctx, act, error);
});

/**
 * Loads a job for the actor with its ticket, both locked (always ticket, expert, assignment, in that order), and runs
 * the act in one transaction. The same command id gives the same answer; what was done offline and comes too late is kept.
 */
export async function withVisit(ctx: ActorCtx, act: Act, run: (visit: Visit) => Promise<Outcome>): Promise<ActResult> {
  return orKept(ctx, act, carryOut(ctx, act, async (tx, found, by) => {
    const ticket = await lockTicket(tx, found.ticketId);
    await lockExpert(tx, found.expertId);
    return run(await visitAt(tx, act, { ticket, by }));
  }));
}

/** As `withVisit`, for an act whose time may move what the expert has to do after it: his whole plan is locked with it. */
export async function withVisitInPlan(ctx: ActorCtx, act: Act, run: (visit: Visit, plan: Plan) => Promise<Outcome>): Promise<ActResult> {
  return orKept(ctx, act, untilSettled(() => carryOut(ctx, act, async (tx, found, by) => {
    const plan = await lockPlans(tx, [found.expertId], [found.ticketId]);
    const ticket = plan.tickets.get(found.ticketId);
    if (!ticket) throw new DomainError('not_found', 'There is no such job', { assignmentId: found.id });
    return run(await visitAt(tx, act, { ticket, by }), plan);
  })));
}
