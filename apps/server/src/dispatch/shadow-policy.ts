import type { Tx } from '@sysops/db/connection';
import { insertShadow, saveShadowPolicy, shadowSummary, type ShadowLine } from '@sysops/db/dispatch';
import { chooseExpert, type Decision, type DispatchPolicy, type PolicyFile, type SetShadowPolicy } from '@sysops/domain/dispatch';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';
import type { Prepared } from './prepare-decision.ts';

/** Fields that are not given stay away, as stored decisions have them. */
export const policyOf = (file: PolicyFile): DispatchPolicy => Object.fromEntries(Object.entries(file).filter(([, value]) => value !== undefined)) as DispatchPolicy;

type Made = { readonly decisionId: string; readonly decision: Decision; readonly shadow: DispatchPolicy };

/** Asks the second policy and keeps what it would have done. */
export async function askShadow(tx: Tx, { request, candidates, wanted, policy }: Prepared, { shadow, ...made }: Made): Promise<void> {
  // The step of the ladder is the ticket's, not the policy's.
  const step = policy.departWithinMinutes === undefined ? shadow : { ...shadow, departWithinMinutes: policy.departWithinMinutes };
  const { keptFor } = made.decision;
  const decision = chooseExpert(request, candidates, { policy: { ...step, areaRequired: shadow.areaRequired && policy.areaRequired }, wanted, ...(keptFor ? { keptFor } : {}) });
  await insertShadow(tx, { decisionId: made.decisionId, decision, differs: decision.chosen.join() !== made.decision.chosen.join() });
}

export function setShadowPolicy(ctx: ActorCtx, input: SetShadowPolicy): Promise<{ saved: true }> {
  return runCommand(ctx, { id: input.commandId, procedure: 'dispatch.setShadowPolicy', input }, async (tx) => {
    await saveShadowPolicy(tx, input.priority, input.policy && { policy: policyOf(input.policy), percent: input.percent, by: ctx.actor.name });
    return { saved: true as const };
  });
}

/** How often the second policy would have chosen otherwise in the last 30 days. */
export const readShadow = (ctx: ActorCtx): Promise<ShadowLine[]> => shadowSummary(ctx.em, 30);
