import { inTransaction } from '@sysops/db/connection';
import { findAssignment, insertLateAct, listLateActs, settleLateAct } from '@sysops/db/dispatch';
import type { LateActView, ReadLateActs, SettleLateAct } from '@sysops/domain/dispatch';
import { DomainError, minute } from '@sysops/domain/shared';
import { addStaffTask } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';

/** Refusals that mean "too late", not "wrong". */
const tooLate = new Set<string>(['illegal_transition', 'expired', 'conflict', 'stale']);

type Act = { readonly procedure: string; readonly input: { readonly commandId: string; readonly assignmentId: string; readonly doneAt?: number | undefined } };

/**
 * An act done without a signal that is no longer possible is kept as evidence and shown to a person, never dropped
 * (invariant I8). Gives the refusal to throw, which says that it was kept.
 */
export async function keepLateAct(ctx: ActorCtx, act: Act, error: unknown): Promise<unknown> {
  const { commandId, assignmentId, doneAt } = act.input;
  if (!(error instanceof DomainError) || !tooLate.has(error.code) || doneAt === undefined) return error;
  const kept = await inTransaction(ctx.em, async (tx) => {
    const visit = await findAssignment(tx.em, assignmentId);
    if (!visit || ctx.actor.expertId !== visit.expertId) return false;
    await insertLateAct(tx, { id: commandId, assignmentId, ticketId: visit.ticketId, expertId: visit.expertId, procedure: act.procedure, input: act.input, doneAt, refusedWith: error.message });
    // One task for each visit, however many of its acts came too late.
    await addStaffTask(tx.em, { kind: 'late_act', ownerRole: 'manager', note: 'An expert did something without a signal that came too late to be applied. Please look at what he did.', dedupeKey: `late:${assignmentId}`, ticketId: visit.ticketId, dueAt: tx.now + 15 * minute });
    return true;
  });
  return kept ? new DomainError(error.code, error.message, { ...error.facts, kept: true }) : error;
}

/** What came too late: everything that nobody has looked at, or all of one ticket. */
export const readLateActs = (ctx: ActorCtx, input: ReadLateActs): Promise<LateActView[]> => listLateActs(ctx.em, input);

/** Somebody has looked and says what came of it. Throws `not_found` when it was settled before. */
export function settleLate(ctx: ActorCtx, input: SettleLateAct): Promise<{ settled: true }> {
  return runCommand(ctx, { id: input.commandId, procedure: 'dispatch.settleLateAct', input }, async (tx) => {
    if (!(await settleLateAct(tx, { id: input.lateActId, by: ctx.actor.name, note: input.note }))) throw new DomainError('not_found', 'Somebody has settled this already', { lateActId: input.lateActId });
    return { settled: true as const };
  });
}
