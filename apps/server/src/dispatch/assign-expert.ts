import { inTransaction, sqlState, type Tx } from '@sysops/db/connection';
import { keepWaiting, stopWaiting } from '@sysops/db/dispatch';
import { chooseExpert, type Decision } from '@sysops/domain/dispatch';
import type { App } from '../app.ts';
import { lockTicket } from '../tickets/index.ts';
import { Contended, giveVisit } from './give-visit.ts';
import { keepSearching } from './keep-searching.ts';
import { prepareDecision, type Prepared } from './prepare-decision.ts';

export type AssignOutcome = 'offered' | 'assigned' | 'waiting' | 'not_waiting' | 'contended';

type Dispatch = Pick<App, 'orm' | 'env'>;

/** Exclusion or unique violation: another decision took the time or the slot first. */
export const lostRace = (error: unknown): boolean => error instanceof Contended || ['23P01', '23505'].includes(sqlState(error) ?? '');
const attempts = 6;

export async function carryOut(app: Dispatch, tx: Tx, { prepared, decision }: { readonly prepared: Prepared; readonly decision: Decision }): Promise<AssignOutcome> {
  const { waitingReason } = decision;
  if (waitingReason === null) return giveVisit(tx, prepared, decision);
  await keepSearching(tx, prepared, { decision, waitingReason, sweepSeconds: app.env.SWEEP_SECONDS });
  return 'waiting';
}

async function prepareWaiting(tx: Tx, ticketId: string): Promise<Prepared | null> {
  const ticket = await lockTicket(tx, ticketId);
  const prepared = ticket.status === 'waiting' ? await prepareDecision(tx, ticket) : null;
  if (!prepared) await stopWaiting(tx, ticketId);
  return prepared;
}

async function decideOnce(app: Dispatch, tx: Tx, ticketId: string): Promise<AssignOutcome> {
  const prepared = await prepareWaiting(tx, ticketId);
  if (!prepared) return 'not_waiting';
  const { request, candidates, policy, wanted } = prepared;
  return carryOut(app, tx, { prepared, decision: chooseExpert(request, candidates, { policy, wanted }) });
}

/**
 * Finds the best-fitting expert for a waiting ticket and asks him, or says why nobody fits. One transaction; the
 * decision record, the reservation, the ticket and the facts stand or fall together. Anything that lost a race is
 * decided again on fresh facts; after that the sweep tries.
 */
export async function assignExpert(app: Dispatch, ticketId: string): Promise<AssignOutcome> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return await inTransaction(app.orm.em, (tx) => decideOnce(app, tx, ticketId));
    } catch (error) {
      if (!lostRace(error)) throw error;
    }
  }
  await inTransaction(app.orm.em, async (tx) => keepWaiting(tx, ticketId, { reason: 'contended', retryInSeconds: 1, rank: 0, step: 1 }));
  return 'contended';
}
