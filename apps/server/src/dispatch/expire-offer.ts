import { inTransaction } from '@sysops/db/connection';
import { lockAssignment, saveAssignmentStatus, silentTwice } from '@sysops/db/dispatch';
import { moveAssignment } from '@sysops/domain/dispatch';
import type { App } from '../app.ts';
import { setAwayByDispatch } from '../experts/index.ts';
import { lockTicket, systemActor } from '../tickets/index.ts';
import { afterOffer } from './end-offer.ts';

/** Silence: the offer ends, the next expert is asked; two in a row and the expert is set away and told. Says whether it was still open. */
export async function expireOffer(app: Pick<App, 'orm'>, offer: { readonly id: string; readonly ticketId: string }): Promise<boolean> {
  return inTransaction(app.orm.em, async (tx) => {
    const ticket = await lockTicket(tx, offer.ticketId);
    const assignment = await lockAssignment(tx, offer.id);
    if (assignment.status !== 'offered' || assignment.expiresAt > tx.now) return false;
    await saveAssignmentStatus(tx, offer.id, { status: moveAssignment(assignment, 'expire', tx.now), reason: 'no answer' });
    await afterOffer({ assignment, ticket, tx, by: systemActor }, { how: 'expired', waitingReason: 'offer_expired', reason: 'no answer' });
    if (await silentTwice(tx, assignment.expertId)) await setAwayByDispatch(tx, assignment.expertId, 'silent');
    return true;
  });
}
