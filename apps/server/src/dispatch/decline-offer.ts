import type { ActResult, DeclineOffer, DeclineReason } from '@sysops/domain/dispatch';
import { hour } from '@sysops/domain/shared';
import type { TriageReason } from '@sysops/domain/tickets';
import { actOnTicket, addStaffTask, systemActor } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { afterOffer } from './end-offer.ts';
import { move, withVisit, type Visit } from './with-visit.ts';

/** Reasons that say the ticket itself is wrong: a person looks at it before anybody else is asked. */
const acts: Partial<Record<DeclineReason, TriageReason>> = { skill: 'skill_mismatch', duplicate: 'duplicate_suspected', customer_unavailable: 'customer_unavailable' };

/** The next expert may have the part; somebody orders it meanwhile. */
async function askForParts({ ticket, tx }: Visit, note: string | undefined): Promise<void> {
  await addStaffTask(tx.em, { kind: 'parts_missing', ownerRole: 'manager', note: `An expert has not the part for this repair${note ? `: ${note}` : ''}.`, dedupeKey: `parts:${ticket.id}`, ticketId: ticket.id, dueAt: tx.now + hour });
}

/** Declines with a reason that acts: the next expert, or a look at the ticket. */
export function declineOffer(ctx: ActorCtx, input: DeclineOffer): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.decline', input }, async (visit) => {
    const status = await move(visit, 'decline', { reason: input.declineReason, note: input.note });
    if (input.declineReason === 'parts') await askForParts(visit, input.note);
    const ticket = await afterOffer(visit, { how: 'declined', waitingReason: 'all_declined', reason: input.declineReason });
    const triageReason = acts[input.declineReason];
    if (!triageReason || ticket.status !== 'waiting') return { status, ticket };
    return { status, ticket: await actOnTicket(visit.tx, ticket, { command: { type: 'send_to_triage', by: systemActor, triageReasons: [triageReason], reason: `declined: ${input.declineReason}` } }) };
  });
}
