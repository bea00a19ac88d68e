import { inTransaction } from '@sysops/db/connection';
import { findAssignment, insertLateAct, listLateActs, lockAssignment, openLateActs, settleLateAct } from '@sysops/db/dispatch';
import { wasOffline, type LateActView, type ReadLateActs, type SettleLateAct } from '@sysops/domain/dispatch';
import { DomainError, minute } from '@sysops/domain/shared';
import { addTaskAgain, endTasksAbout } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';

/** Refusals by the rules of a visit; whose job it is not has done nothing. */
const refusals = new Set<string>(['illegal_transition', 'expired', 'conflict', 'stale', 'invalid']);

const lateActs = (assignmentId: string): string => `late:${assignmentId}`;

type Act = { readonly procedure: string; readonly input: { readonly commandId: string; readonly assignmentId: string; readonly doneAt?: number | undefined } };

/**
 * An act done without a signal that is no longer possible is kept as evidence and shown to a person, never dropped
 * (invariant I8). What was sent at once is not: whoever pressed it reads the refusal. Gives the refusal to throw, which
 * says whether it was kept.
 */
export async function keepLateAct(ctx: ActorCtx, act: Act, error: unknown): Promise<unknown> {
  const { commandId, assignmentId, doneAt } = act.input;
  if (!(error instanceof DomainError) || !refusals.has(error.code) || doneAt === undefined) return error;
  const kept = await inTransaction(ctx.em, async (tx) => {
    const visit = await findAssignment(tx.em, assignmentId);
    // Whoever settles the visit's last late act ends its task: one after the other.
    if (visit) await lockAssignment(tx, assignmentId);
    if (!visit || ctx.actor.expertId !== visit.expertId || !wasOffline(doneAt, tx.now)) return false;
    await insertLateAct(tx, { id: commandId, assignmentId, ticketId: visit.ticketId, expertId: visit.expertId, procedure: act.procedure, input: act.input, doneAt, refusedWith: error.message });
    // One open task for each visit, however many of its acts came too late.
    await addTaskAgain(tx, { kind: 'late_act', ownerRole: 'manager', note: 'An expert did something without a signal that came too late to be applied. Please look at what he did.', causeKey: lateActs(assignmentId), ticketId: visit.ticketId, dueAt: tx.now + 15 * minute });
    return true;
  });
  return kept ? new DomainError(error.code, error.message, { ...error.facts, kept: true }) : error;
}

/** What came too late: everything that nobody has looked at, or all of one ticket. */
export const readLateActs = (ctx: ActorCtx, input: ReadLateActs): Promise<LateActView[]> => listLateActs(ctx.em, input);

/** Somebody has looked and says what came of it; the visit's last one ends the task that asked for it. Throws `not_found` when it was settled before. */
export function settleLate(ctx: ActorCtx, input: SettleLateAct): Promise<{ settled: true }> {
  return runCommand(ctx, { id: input.commandId, procedure: 'dispatch.settleLateAct', input }, async (tx) => {
    const done = { by: ctx.actor.name, note: input.note };
    const assignmentId = await settleLateAct(tx, { id: input.lateActId, ...done });
    if (assignmentId === null) throw new DomainError('not_found', 'Somebody has settled this already', { lateActId: input.lateActId });
    await lockAssignment(tx, assignmentId);
    if ((await openLateActs(tx, assignmentId)) === 0) await endTasksAbout(tx.em, { causeKey: lateActs(assignmentId) }, done);
    return { settled: true as const };
  });
}
