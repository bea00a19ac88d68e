import { listShadowDifferences, listShadowPolicies, type ShadowDifference, type ShadowPolicy } from '@sysops/db/dispatch';
import { expertNames } from '../experts/index.ts';
import { ticketsByIds } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';

/** Which second policy is asked for which priority, and who wanted it. */
export const readShadowPolicies = (ctx: ActorCtx): Promise<ShadowPolicy[]> => listShadowPolicies(ctx.em);

/** With names in the place of experts' ids. */
export type ShadowDifferenceView = ShadowDifference & { readonly ticketNumber: number | null };

/** The latest decisions of 30 days that a second policy would have made otherwise. */
export async function readShadowDifferences(ctx: ActorCtx): Promise<ShadowDifferenceView[]> {
  const differences = await listShadowDifferences(ctx.em, { days: 30, limit: 100 });
  const tickets = await ticketsByIds(ctx.em, [...new Set(differences.map(({ ticketId }) => ticketId))]);
  const names = await expertNames(ctx.em, [...new Set(differences.flatMap(({ chosen, shadowChosen }) => [...chosen, ...shadowChosen]))]);
  const named = (ids: readonly string[]): string[] => ids.map((id) => names.get(id) ?? '');
  return differences.map((one) => ({ ...one, chosen: named(one.chosen), shadowChosen: named(one.shadowChosen), ticketNumber: tickets.get(one.ticketId)?.number ?? null }));
}
