import { inTransaction, readNow } from '@sysops/db/connection';
import { chooseBatch, type BatchDecision } from '@sysops/domain/dispatch';
import type { App } from '../app.ts';
import { findTicket, lockTicket } from '../tickets/index.ts';
import { assignExpert, carryOut, lostRace } from './assign-expert.ts';
import { Contended } from './give-visit.ts';
import { inLanes } from './in-lanes.ts';
import { prepareDecision, type Prepared } from './prepare-decision.ts';

export type Dispatch = Pick<App, 'orm' | 'env' | 'log'>;

/** At most so many tickets are one problem. */
export const mostTogether = 24;

/** At most so many are read or written at once; the program's connections are also there for others. */
const lanes = 6;

/** What a decision is made from, without a lock: whoever carries it out looks again. */
async function readWaiting(app: Dispatch, ticketId: string): Promise<Prepared | null> {
  const em = app.orm.em.fork();
  const ticket = await findTicket({ em }, ticketId);
  return ticket?.status === 'waiting' ? prepareDecision({ em, now: await readNow(em) }, ticket) : null;
}

/** Carries one decision out if its ticket is as it was read and its experts' time is still free. Says whether it was done. */
async function carryOutStill(app: Dispatch, prepared: Prepared, { decision, candidates }: BatchDecision): Promise<boolean> {
  try {
    await inTransaction(app.orm.em, async (tx) => {
      const ticket = await lockTicket(tx, decision.ticketId);
      if (ticket.version !== prepared.ticket.version) throw new Contended();
      await carryOut(app, tx, { prepared: { ...prepared, ticket, candidates }, decision });
    });
    return true;
  } catch (error) {
    if (!lostRace(error)) throw error;
    return false;
  }
}

/** Decisions about one expert in the order of urgency: the later ones are planned behind the earlier ones. */
const byExpert = (decisions: readonly BatchDecision[]): BatchDecision[][] => [...Map.groupBy(decisions, ({ decision }) => decision.chosen[0] ?? decision.ticketId).values()];

/** Decides what it can as one problem; says which tickets are done. */
async function solveTogether(app: Dispatch, ticketIds: readonly string[], done: Set<string>): Promise<void> {
  const prepared = new Map<string, Prepared>();
  await inLanes(ticketIds, lanes, async (id) => {
    const one = await readWaiting(app, id);
    if (one) prepared.set(id, one);
  });
  await inLanes(byExpert(chooseBatch([...prepared.values()])), lanes, async (group) => {
    for (const decided of group) {
      const one = prepared.get(decided.decision.ticketId);
      // One that fails takes those with it that were planned behind it.
      if (!one || !(await carryOutStill(app, one, decided))) return;
      done.add(decided.decision.ticketId);
    }
  });
}

/** Tickets that could not be decided, with the reason; the others are not touched by it. */
export type Failures = ReadonlyMap<string, unknown>;

async function decideSome(app: Dispatch, ticketIds: readonly string[]): Promise<Failures> {
  const done = new Set<string>();
  if (ticketIds.length > 1) await solveTogether(app, ticketIds, done).catch((error: unknown) => app.log.warn({ err: error, tickets: ticketIds }, 'not decided together'));
  const failures = new Map<string, unknown>();
  // Whatever came in between, is not waiting any more or spoils the common problem is looked at on its own.
  for (const id of ticketIds) if (!done.has(id)) await assignExpert(app, id).catch((error: unknown) => failures.set(id, error));
  return failures;
}

/**
 * Decides tickets that wait together as one problem, so that one does not take another's only expert: read apart, solved
 * together, carried out one by one under the locks of a single decision.
 */
export async function assignTogether(app: Dispatch, ticketIds: readonly string[]): Promise<Failures> {
  const failures = new Map<string, unknown>();
  for (let from = 0; from < ticketIds.length; from += mostTogether) for (const [id, error] of await decideSome(app, ticketIds.slice(from, from + mostTogether))) failures.set(id, error);
  return failures;
}
