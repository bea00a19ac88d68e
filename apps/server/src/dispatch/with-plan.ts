import { inTransaction, sqlState, type Tx } from '@sysops/db/connection';
import { liveOfExperts, type StoredAssignment } from '@sysops/db/dispatch';
import { DomainError } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';
import type { App } from '../app.ts';
import { lockExpert } from '../experts/index.ts';
import { lockTicket } from '../tickets/index.ts';

/** All live visits and offers of one expert in order of time, with their tickets, every one locked. */
export type Plan = { readonly tx: Tx; readonly expertId: string; readonly visits: readonly StoredAssignment[]; readonly tickets: Map<string, Ticket> };

/** The plan changed between the first look and the locks, or another transaction took the time. */
class PlanChanged extends Error {}

const contended = new Set(['23P01', '23505']);
const attempts = 5;

/** Locks a plan in the order that everybody keeps (tickets by id, expert). Throws `PlanChanged` when it is no longer what was seen. */
export async function lockPlan(tx: Tx, expertId: string, alsoTickets: readonly string[] = []): Promise<Plan> {
  const seen = new Set([...alsoTickets, ...(await liveOfExperts(tx.em, [expertId])).map((visit) => visit.ticketId)]);
  const tickets = new Map<string, Ticket>();
  for (const id of [...seen].sort()) tickets.set(id, await lockTicket(tx, id));
  await lockExpert(tx, expertId);
  const visits = await liveOfExperts(tx.em, [expertId]);
  if (visits.some((visit) => !seen.has(visit.ticketId))) throw new PlanChanged();
  return { tx, expertId, visits, tickets };
}

/** Runs `work` on an expert's whole plan in one transaction, again when somebody else changed it meanwhile. Throws `conflict` when that never ends. */
export async function withPlan<T>(app: Pick<App, 'orm'>, expertId: string, work: (plan: Plan) => Promise<T>): Promise<T> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return await inTransaction(app.orm.em, async (tx) => work(await lockPlan(tx, expertId)));
    } catch (error) {
      if (!(error instanceof PlanChanged) && !contended.has(sqlState(error) ?? '')) throw error;
    }
  }
  throw new DomainError('conflict', 'This plan is changing too often just now', { expertId });
}
