import { inTransaction, sqlState, type Tx } from '@sysops/db/connection';
import { liveOfExperts, type StoredAssignment } from '@sysops/db/dispatch';
import { DomainError } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';
import type { App } from '../app.ts';
import { lockExpert } from '../experts/index.ts';
import { lockTicket } from '../tickets/index.ts';

/** All live visits and offers of one expert (or of several) in order of time, with their tickets, every one locked. */
export type Plan = { readonly tx: Tx; readonly visits: readonly StoredAssignment[]; readonly tickets: Map<string, Ticket> };

/** The plan changed between the first look and the locks, or another transaction took the time. */
class PlanChanged extends Error {}

const contended = new Set(['23P01', '23505']);
const attempts = 5;

/** Locks plans, and other tickets with them, in the order that everybody keeps: tickets by id, then experts by id. Throws `PlanChanged` when they are no longer what was seen. */
export async function lockPlans(tx: Tx, expertIds: readonly string[], ticketIds: readonly string[] = []): Promise<Plan> {
  const seen = new Set([...ticketIds, ...(await liveOfExperts(tx.em, expertIds)).map((visit) => visit.ticketId)]);
  const tickets = new Map<string, Ticket>();
  for (const id of [...seen].sort()) tickets.set(id, await lockTicket(tx, id));
  for (const id of expertIds.toSorted()) await lockExpert(tx, id);
  const visits = await liveOfExperts(tx.em, expertIds);
  if (visits.some((visit) => !seen.has(visit.ticketId))) throw new PlanChanged();
  return { tx, visits, tickets };
}

/** Makes an attempt that locks plans, again when somebody else changed them meanwhile. Throws `conflict` when that never ends. */
export async function untilSettled<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; tried <= attempts; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PlanChanged) && !contended.has(sqlState(error) ?? '')) throw error;
    }
  }
  throw new DomainError('conflict', 'This plan is changing too often just now');
}

/** Runs `work` on the whole plans of these experts in one transaction. */
export const withPlans = <T>(app: Pick<App, 'orm'>, expertIds: readonly string[], work: (plan: Plan) => Promise<T>): Promise<T> =>
  untilSettled(() => inTransaction(app.orm.em, async (tx) => work(await lockPlans(tx, expertIds))));

export const withPlan = <T>(app: Pick<App, 'orm'>, expertId: string, work: (plan: Plan) => Promise<T>): Promise<T> => withPlans(app, [expertId], work);
