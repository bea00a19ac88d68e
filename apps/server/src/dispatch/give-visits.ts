import type { Tx } from '@sysops/db/connection';
import { holdIfFree } from '@sysops/db/dispatch';
import type { Decision } from '@sysops/domain/dispatch';
import { lockTickets } from '../tickets/index.ts';
import { askExperts, Contended, plannedOf, toGiving } from './give-visit.ts';
import type { Prepared } from './prepare-decision.ts';
import { recordDecisions } from './record-decisions.ts';

export type Decided = { readonly prepared: Prepared; readonly decision: Decision };

/** Somebody is asked, nobody's visit gives way and no person has to be called: nothing is touched but the ticket and the experts. */
export function isPlain({ prepared, decision }: Decided): boolean {
  if (decision.waitingReason !== null || prepared.ladder.step === 'manager') return false;
  return plannedOf(decision, prepared).every(({ slot, autoAccept }) => !autoAccept && (slot.moves ?? []).length === 0);
}

/**
 * Carries plain decisions out together, in as many statements as one. Tickets are locked before experts, each in the
 * order of their ids, as everywhere. Throws `Contended`, and nothing is done, when one of them no longer holds.
 */
export async function giveVisits(tx: Tx, decided: readonly Decided[]): Promise<void> {
  const tickets = await lockTickets(tx, decided.map(({ prepared }) => prepared.ticket.id));
  if (decided.some(({ prepared: { ticket } }) => tickets.get(ticket.id)?.version !== ticket.version)) throw new Contended();
  const givings = decided.map(({ prepared, decision }) => toGiving(prepared, decision, tx.now));
  const wanted = givings.flatMap(({ planned }) => planned.map(({ expertId, slot }) => ({ expertId, from: slot.departAt, to: slot.finishAt })));
  if (!(await holdIfFree(tx, wanted))) throw new Contended();
  await recordDecisions(tx, givings);
  for (const giving of givings) await askExperts(tx, giving.prepared.ticket, giving);
}
