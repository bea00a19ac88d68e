import { readNow } from '@sysops/db/connection';
import { assignmentsOfTicket, decisionsOfTicket, findDecision, liveOfExperts } from '@sysops/db/dispatch';
import type { AssignmentView, DecisionView, ExpertOnMap, TicketDispatchView } from '@sysops/domain/dispatch';
import { DomainError } from '@sysops/domain/shared';
import { expertNames, expertsOnMap } from '../experts/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { expertState } from './expert-state.ts';

/** Who was asked for a ticket, how it went, and the decisions behind it. */
export async function dispatchOfTicket(ctx: ActorCtx, input: { readonly ticketId: string }): Promise<TicketDispatchView> {
  const assignments = await assignmentsOfTicket(ctx.em, input.ticketId);
  const names = await expertNames(ctx.em, [...new Set(assignments.map((a) => a.expertId))]);
  const views = assignments.map((a): AssignmentView => ({
    id: a.id, expertId: a.expertId, expertName: names.get(a.expertId) ?? '', status: a.status, slot: a.slot, offeredAt: a.offeredAt, expiresAt: a.expiresAt,
    departAt: a.departAt, arriveAt: a.arriveAt, finishAt: a.finishAt, endedAt: a.endedAt, endReason: a.endReason, decisionId: a.decisionId,
  }));
  return { assignments: views, decisions: await decisionsOfTicket(ctx.em, input.ticketId) };
}

/** "Why this expert, why not the others": the stored decision with all it was made from. */
export async function explainDecision(ctx: ActorCtx, input: { readonly decisionId: string }): Promise<DecisionView> {
  const decision = await findDecision(ctx.em, input.decisionId);
  if (!decision) throw new DomainError('not_found', 'There is no such decision', { decisionId: input.decisionId });
  return decision;
}

/** Where the experts are and what they do, derived from facts. */
export async function dispatchMap(ctx: ActorCtx): Promise<ExpertOnMap[]> {
  const now = await readNow(ctx.em);
  const experts = await expertsOnMap(ctx.em, now);
  const live = Map.groupBy(await liveOfExperts(ctx.em, experts.map((e) => e.expertId)), (a) => a.expertId);
  return experts.map(({ duty, away, ...expert }): ExpertOnMap => {
    const statuses = (live.get(expert.expertId) ?? []).map((a) => a.status);
    return { ...expert, state: expertState(statuses, { duty, away }) };
  });
}
