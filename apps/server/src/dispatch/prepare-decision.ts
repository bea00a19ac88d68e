import type { Tx } from '@sysops/db/connection';
import { ladderAt, ladderSteps, parallelOffers, policyAtStep, type Candidate, type DispatchPolicy, type DispatchRequest, type Ladder, type LadderStep } from '@sysops/domain/dispatch';
import { day, type Instant } from '@sysops/domain/shared';
import type { Ticket, TicketEvent } from '@sysops/domain/tickets';
import { eventsOfTickets } from '../tickets/index.ts';
import { horizonOf, requestFor, searchBeganAt } from './dispatch-request.ts';
import { gatherCandidates, type Look } from './gather-candidates.ts';
import { withHeldBack } from './held-back.ts';
import { policyInForce } from './policy-in-force.ts';

/** Everything that one decision is made from. */
export type Prepared = {
  readonly ticket: Ticket;
  readonly request: DispatchRequest;
  readonly policy: DispatchPolicy;
  readonly candidates: readonly Candidate[];
  readonly wanted: number;
  readonly ladder: Ladder & { readonly since: Instant; readonly stepNumber: number };
};

/** Whoever has not found anybody among the nearest looks further. */
const widerLimit = 200;

const late = (step: LadderStep): boolean => step === 'offer_next_day' || step === 'manager';

/** From the fourth step on a visit may also be planned for later in the policy's horizon: better a time than none. */
function policyFrom(inForce: DispatchPolicy, step: LadderStep): DispatchPolicy {
  const { departWithinMinutes, ...policy } = policyAtStep(inForce, step);
  return late(step) || departWithinMinutes === undefined ? policy : { ...policy, departWithinMinutes };
}

type Asked = { readonly asking: Omit<Prepared, 'candidates'>; readonly look: Look };

/** What a waiting ticket asks for, by the policy of the ladder's step; null when nobody knows where to go. */
async function ask(tx: Tx, ticket: Ticket, history: readonly TicketEvent[]): Promise<Asked | null> {
  const asked = await requestFor(tx, ticket, history);
  if (!asked) return null;
  const since = searchBeganAt(history);
  const ladder = ladderAt(ticket.priority, since, tx.now);
  const policy = policyFrom(await policyInForce(tx, ticket), ladder.step);
  const horizonTo = Math.max(horizonOf(asked, policy), late(ladder.step) ? tx.now + 2 * day : 0);
  const request = await withHeldBack(tx, asked, { ticket, policy, horizonTo });
  const only = request.requiredExpertId ? { only: [request.requiredExpertId] } : {};
  const wide = ladder.step === 'free_in_area' || ladder.step === 'finishing_soon' ? {} : { limit: widerLimit };
  // Whom the customer wishes for and who was there before, however far away they live.
  const also = [ticket.preferredExpertId, ticket.previousExpertId].filter((id) => id !== null);
  const look = { request, customerId: ticket.customerId, horizonTo, also, ...wide, ...only };
  return { asking: { ticket, request, policy, wanted: parallelOffers(ticket.priority), ladder: { ...ladder, since, stepNumber: ladderSteps.indexOf(ladder.step) + 1 } }, look };
}

/** The requests of waiting tickets with the experts to choose from, read in as many statements as for one; without those of whom nobody knows where to go. */
export async function prepareDecisions(tx: Tx, tickets: readonly Ticket[]): Promise<Prepared[]> {
  const histories = await eventsOfTickets(tx.em, tickets.map(({ id }) => id));
  const asked: Asked[] = [];
  for (const ticket of tickets) {
    const one = await ask(tx, ticket, histories.get(ticket.id) ?? []);
    if (one) asked.push(one);
  }
  const candidates = await gatherCandidates(tx, asked.map(({ look }) => look));
  return asked.map(({ asking }, n) => ({ ...asking, candidates: candidates[n] ?? [] }));
}

/** The same for one ticket; null when nobody knows where to go. */
export const prepareDecision = async (tx: Tx, ticket: Ticket): Promise<Prepared | null> => (await prepareDecisions(tx, [ticket]))[0] ?? null;
