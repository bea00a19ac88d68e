import { inTransaction } from '@sysops/db/connection';
import { claimDueWaits, expiredOffers, lockAssignment, saveAssignmentStatus, silentTwice } from '@sysops/db/dispatch';
import { moveAssignment } from '@sysops/domain/dispatch';
import type { App } from '../app.ts';
import { setAwayByDispatch } from '../experts/index.ts';
import type { Clock } from '../outbox/subscriber.ts';
import { lockTicket, systemActor, waitingFor } from '../tickets/index.ts';
import { assignExpert } from './assign-expert.ts';
import { afterOffer } from './end-offer.ts';
import { watchVisits } from './watch-visits.ts';

/** Silence: the offer ends, the next expert is asked; two in a row and the expert is set away and told. */
async function expireOffers(app: App): Promise<number> {
  const due = await expiredOffers(app.orm.em.fork(), 100);
  for (const { id, ticketId } of due) {
    await inTransaction(app.orm.em, async (tx) => {
      const ticket = await lockTicket(tx, ticketId);
      const assignment = await lockAssignment(tx, id);
      if (assignment.status !== 'offered' || assignment.expiresAt > tx.now) return;
      await saveAssignmentStatus(tx, id, { status: moveAssignment(assignment, 'expire', tx.now), reason: 'no answer' });
      await afterOffer({ assignment, ticket, tx, by: systemActor }, { how: 'expired', waitingReason: 'offer_expired', reason: 'no answer' });
      if (await silentTwice(tx, assignment.expertId)) await setAwayByDispatch(tx, assignment.expertId);
    });
  }
  return due.length;
}

/** A waiting ticket that nobody has touched for this long had its event lost; the sweep takes it up. */
const lostAfterSeconds = 30;

/** Nothing sits: every waiting ticket is tried again when its time comes, with no age cut-off. */
async function sweepWaiting(app: App): Promise<number> {
  const em = app.orm.em.fork();
  const due = await claimDueWaits(em, app.env.SWEEP_SECONDS, 100);
  const lost = await waitingFor(em, lostAfterSeconds, 50);
  const ids = [...new Set([...due, ...lost])];
  for (const id of ids) await assignExpert(app, id);
  return ids.length;
}

export const dispatchClocks: readonly Clock[] = [
  { name: 'dispatch.expire-offers', everyMs: 500, run: expireOffers },
  { name: 'dispatch.watch', everyMs: 1000, run: watchVisits },
  { name: 'dispatch.sweep', everyMs: 1000, run: sweepWaiting },
];
