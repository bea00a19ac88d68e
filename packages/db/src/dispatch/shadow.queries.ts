import type { DispatchPolicy } from '@sysops/domain/dispatch';
import type { Instant } from '@sysops/domain/shared';
import type { Priority } from '@sysops/domain/tickets';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint`;
export type ShadowPolicy = { readonly priority: Priority; readonly policy: DispatchPolicy; readonly percent: number; readonly setBy: string; readonly setAt: Instant };

/** The second policies that are asked now, one at most for each priority. */
export async function listShadowPolicies(em: Em): Promise<ShadowPolicy[]> {
  const rows = await em.execute<{ row: ShadowPolicy }[]>(
    `select json_build_object('priority', priority, 'policy', policy, 'percent', percent, 'setBy', set_by, 'setAt', ${ms('set_at')}) as row from dispatch_shadow_policy order by array_position(array['urgent','high','normal','low'], priority)`,
  );
  return rows.map(({ row }) => row);
}

/** `chosen` is what happened, `shadowChosen` what the second policy would have done; nobody when empty. */
export type ShadowDifference = { readonly decisionId: string; readonly ticketId: string; readonly at: Instant; readonly priority: Priority; readonly policy: string; readonly shadowPolicy: string; readonly chosen: readonly string[]; readonly shadowChosen: readonly string[] };

/** Decisions of the last days that the second policy would have made otherwise, latest first. */
export async function listShadowDifferences(em: Em, of: { readonly days: number; readonly limit: number }): Promise<ShadowDifference[]> {
  const rows = await em.execute<{ row: ShadowDifference }[]>(
    `select json_build_object('decisionId', s.decision_id, 'ticketId', d.ticket_id, 'at', ${ms('s.at')}, 'priority', d.request ->> 'priority', 'policy', concat(d.policy ->> 'name', '@', d.policy ->> 'version'), 'shadowPolicy', s.policy,
       'chosen', d.chosen, 'shadowChosen', s.chosen) as row
     from dispatch_shadow s join dispatch_decision d on d.id = s.decision_id
     where s.differs and s.at >= app.now() - make_interval(days => ?) order by s.at desc, s.decision_id limit ?`,
    [of.days, of.limit],
  );
  return rows.map(({ row }) => row);
}

type Trial = { readonly policy: DispatchPolicy; readonly percent: number };

/** Tried policies that decide something, by database; looked up again after some seconds, because every decision asks. */
const trials = new WeakMap<object, { readonly of: ReadonlyMap<Priority, Trial>; readonly until: number }>();
const trialsKnownForMs = 5000;

/** The tried policy that decides a share of the tickets of this priority, if there is one. A change is heeded within five seconds. */
export async function trialPolicy(em: Em, priority: Priority): Promise<Trial | null> {
  const known = trials.get(em.getDriver());
  if (known && performance.now() < known.until) return known.of.get(priority) ?? null;
  const rows = (await listShadowPolicies(em)).filter(({ percent }) => percent > 0);
  const of = new Map(rows.map((row) => [row.priority, row]));
  trials.set(em.getDriver(), { of, until: performance.now() + trialsKnownForMs });
  return of.get(priority) ?? null;
}

/** Null takes the shadow away. */
export async function saveShadowPolicy(tx: Tx, priority: Priority, set: { readonly policy: DispatchPolicy; readonly percent: number; readonly by: string } | null): Promise<void> {
  await tx.em.execute(`delete from dispatch_shadow_policy where priority = ?`, [priority]);
  if (set) await tx.em.execute(`insert into dispatch_shadow_policy (priority, policy, percent, set_by) values (?, ?::jsonb, ?, ?)`, [priority, JSON.stringify(set.policy), set.percent, set.by]);
  trials.delete(tx.em.getDriver());
}
