import { inTransaction, sqlState, type Tx } from '@sysops/db/connection';
import { keepWaiting, stopWaiting } from '@sysops/db/dispatch';
import { chooseBatch, chooseExpert, type Decision } from '@sysops/domain/dispatch';
import type { App } from '../app.ts';
import { lockTicket, tryLockTickets } from '../tickets/index.ts';
import { Contended, giveVisit } from './give-visit.ts';
import { keepSearching } from './keep-searching.ts';
import { prepareDecision, type Prepared } from './prepare-decision.ts';

export type AssignOutcome = 'offered' | 'assigned' | 'waiting' | 'not_waiting' | 'contended';

type Dispatch = Pick<App, 'orm' | 'env'>;

/** Exclusion or unique violation: another decision took the time or the slot first. */
const lostRace = (error: unknown): boolean => error instanceof Contended || ['23P01', '23505'].includes(sqlState(error) ?? '');
const attempts = 6;

async function carryOut(app: Dispatch, tx: Tx, { prepared, decision }: { readonly prepared: Prepared; readonly decision: Decision }): Promise<AssignOutcome> {
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

/** Locks what is free, prepares and solves together, carries out in the order of urgency. */
async function decideTogether(app: Dispatch, tx: Tx, ticketIds: readonly string[]): Promise<void> {
  if (!(await tryLockTickets(tx, ticketIds))) throw new Contended();
  const prepared = new Map<string, Prepared>();
  for (const id of ticketIds) {
    const one = await prepareWaiting(tx, id);
    if (one) prepared.set(id, one);
  }
  for (const { decision, candidates } of chooseBatch([...prepared.values()])) {
    const one = prepared.get(decision.ticketId);
    if (one) await carryOut(app, tx, { prepared: { ...one, candidates }, decision });
  }
}

/** At most so many tickets are solved at once: their transaction must stay short. */
const mostTogether = 24;

/**
 * Decides tickets that wait together as one problem, so that one does not take another's only expert. Whatever comes in
 * between, each is decided on its own. Says how many were looked at.
 */
export async function assignTogether(app: Dispatch, ticketIds: readonly string[]): Promise<number> {
  for (let from = 0; from < ticketIds.length; from += mostTogether) {
    const some = ticketIds.slice(from, from + mostTogether).toSorted();
    const together = some.length > 1 && (await inTransaction(app.orm.em, (tx) => decideTogether(app, tx, some)).then(() => true, (error: unknown) => {
      if (!lostRace(error)) throw error;
      return false;
    }));
    if (!together) for (const id of some) await assignExpert(app, id);
  }
  return ticketIds.length;
}
