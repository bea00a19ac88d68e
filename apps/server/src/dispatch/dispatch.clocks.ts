import { claimDueWaits, expiredOffers, withoutWait } from '@sysops/db/dispatch';
import type { App } from '../app.ts';
import type { Clock } from '../outbox/subscriber.ts';
import { waitingFor } from '../tickets/index.ts';
import { assignTogether } from './assign-together.ts';
import { expireOffer } from './expire-offer.ts';
import { reconcile } from './reconcile.ts';
import { replanAhead } from './replan-ahead.ts';
import { watchVisits } from './watch-visits.ts';

async function expireOffers(app: App): Promise<number> {
  const due = await expiredOffers(app.orm.em.fork(), 100);
  for (const offer of due) await expireOffer(app, offer).catch((error: unknown) => app.log.error({ ...offer, err: error }, 'offer not ended'));
  return due.length;
}

/** A waiting ticket that nobody has touched for this long had its event lost; the sweep takes it up. */
const lostAfterSeconds = 30;

/** Nothing sits: every waiting ticket is tried again when its time comes, with no age cut-off. */
async function sweepWaiting(app: App): Promise<number> {
  const em = app.orm.em.fork();
  const due = await claimDueWaits(em, app.env.SWEEP_SECONDS, 100);
  const lost = await withoutWait(em, await waitingFor(em, lostAfterSeconds, 50));
  const ids = [...new Set([...due, ...lost])];
  for (const [ticketId, error] of await assignTogether(app, ids)) app.log.error({ ticketId, err: error }, 'ticket not decided');
  return ids.length;
}

export const dispatchClocks: readonly Clock[] = [
  { name: 'dispatch.expire-offers', everyMs: 500, run: expireOffers },
  { name: 'dispatch.watch', everyMs: 1000, run: watchVisits },
  { name: 'dispatch.sweep', everyMs: 1000, run: sweepWaiting },
  { name: 'dispatch.replan', everyMs: 60_000, run: replanAhead },
  // What was due while nothing ran is put right by its own clocks first.
  { name: 'dispatch.reconcile', everyMs: 30_000, settleMs: 10_000, run: reconcile },
];
