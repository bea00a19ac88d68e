import { inTransaction, readNow } from '@sysops/db/connection';
import { chooseInTurns, type BatchDecision } from '@sysops/domain/dispatch';
import type { App } from '../app.ts';
import { findTickets, lockTicket } from '../tickets/index.ts';
import { assignExpert, carryOut, lostRace } from './assign-expert.ts';
import { Contended } from './give-visit.ts';
import { giveVisits, isPlain, type Decided } from './give-visits.ts';
import { inLanes } from './in-lanes.ts';
import { inTurns } from './in-turns.ts';
import { prepareDecisions, type Prepared } from './prepare-decision.ts';

export type Dispatch = Pick<App, 'orm' | 'env' | 'log'>;

/** At most so many tickets are one problem. */
export const mostTogether = 100;

/** At most so many decisions are one transaction: when one of them no longer holds, so many are carried out one by one. */
const mostAtOnce = 24;

/** Tickets are read in portions of so many. */
const readAtOnce = 24;

/** At most so many are read or written at once; the program's connections are also there for others. */
const lanes = 6;

/** What decisions are made from, without a lock: whoever carries them out looks again. */
async function readWaiting(app: Dispatch, ticketIds: readonly string[]): Promise<Prepared[]> {
  const em = app.orm.em.fork();
  const waiting = (await findTickets({ em }, ticketIds)).filter((ticket) => ticket.status === 'waiting');
  return prepareDecisions({ em, now: await readNow(em) }, waiting);
}

/** Carries one decision out if its ticket is as it was read and its experts' time is still free. Says whether it was done. */
async function carryOutStill(app: Dispatch, { prepared, decision }: Decided): Promise<boolean> {
  try {
    await inTransaction(app.orm.em, async (tx) => {
      const ticket = await lockTicket(tx, decision.ticketId);
      if (ticket.version !== prepared.ticket.version) throw new Contended();
      await carryOut(app, tx, { prepared: { ...prepared, ticket }, decision });
    });
    return true;
  } catch (error) {
    if (!lostRace(error)) throw error;
    return false;
  }
}

/** Decisions about one expert in the order of urgency: the later ones are planned behind the earlier ones. */
const byExpert = (decisions: readonly BatchDecision[]): BatchDecision[][] => [...Map.groupBy(decisions, ({ decision }) => decision.chosen[0] ?? decision.ticketId).values()];

/** Many are read by two connections at once. */
function portions(ids: readonly string[]): (readonly string[])[] {
  if (ids.length < 6) return [ids];
  const size = Math.min(readAtOnce, Math.ceil(ids.length / 2));
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, n) => ids.slice(n * size, (n + 1) * size));
}

type Group = readonly BatchDecision[];

/** What is planned behind one another stays in one transaction. */
function transactionsOf(groups: readonly (readonly Decided[])[]): Decided[][] {
  const all: Decided[][] = [];
  for (const group of groups) {
    const last = all.at(-1);
    if (last && last.length + group.length <= mostAtOnce) last.push(...group);
    else all.push([...group]);
  }
  return all;
}

/** Decisions that touch nothing but their tickets and experts are one transaction; says which tickets are done. None, when one of them no longer holds. */
async function carryOutPlain(app: Dispatch, decided: readonly Decided[]): Promise<string[]> {
  try {
    await inTransaction(app.orm.em, (tx) => giveVisits(tx, decided));
    return decided.map(({ decision }) => decision.ticketId);
  } catch (error) {
    if (!lostRace(error)) throw error;
    return [];
  }
}

/** Decides what it can as one problem; says which tickets are done. */
async function solveTogether(app: Dispatch, ticketIds: readonly string[], done: Set<string>): Promise<void> {
  const prepared = new Map<string, Prepared>();
  await inLanes(portions(ticketIds), 2, async (some) => {
    for (const one of await readWaiting(app, some)) prepared.set(one.ticket.id, one);
  });
  const decidedOf = (group: Group): Decided[] => group.flatMap(({ decision, candidates }) => {
    const one = prepared.get(decision.ticketId);
    return one ? [{ prepared: { ...one, candidates }, decision }] : [];
  });
  const groups = byExpert(await inTurns(chooseInTurns([...prepared.values()]))).map(decidedOf);
  for (const plain of transactionsOf(groups.filter((group) => group.every(isPlain)))) for (const id of await carryOutPlain(app, plain)) done.add(id);
  await inLanes(groups.filter(([first]) => first && !done.has(first.decision.ticketId)), lanes, async (group) => {
    for (const decided of group) {
      // One that fails takes those with it that were planned behind it.
      if (!(await carryOutStill(app, decided))) return;
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
 * together, and carried out under the locks of single decisions: at once what touches nothing else, the others one by one.
 */
export async function assignTogether(app: Dispatch, ticketIds: readonly string[]): Promise<Failures> {
  const failures = new Map<string, unknown>();
  for (let from = 0; from < ticketIds.length; from += mostTogether) for (const [id, error] of await decideSome(app, ticketIds.slice(from, from + mostTogether))) failures.set(id, error);
  return failures;
}
