import { claimEvents, findProfileByStripe, markEventDone, markEventFailed, type StripeEventRow } from '@sysops/db/billing';
import type { App } from '../app.ts';
import { changeCard } from './note-card.ts';
import { compareRefunds, syncRefund } from './compare-refunds.ts';
import { syncPayment } from './sync-payment.ts';
import { syncSession } from './sync-session.ts';

type Handler = (app: App, event: StripeEventRow) => Promise<unknown>;

const session: Handler = (app, event) => syncSession(app, event.objectId);
const payment: Handler = (app, event) => syncPayment(app, event.objectId);

const refund: Handler = (app, event) => syncRefund(app, event.objectId);

const card: Handler = async (app, event) => {
  const profile = event.stripeCustomerId === null ? null : await findProfileByStripe(app.orm.em.fork(), event.stripeCustomerId);
  if (profile) await changeCard(app, profile.customerId);
};

/** An event only says where to look; what happened is read from Stripe. A failed charge is settled by whoever tried it. */
const handlers: Readonly<Record<string, Handler>> = {
  'checkout.session.completed': session,
  'checkout.session.expired': session,
  'payment_intent.succeeded': payment,
  'charge.refunded': (app, event) => compareRefunds(app, event.objectId),
  'refund.updated': refund,
  'refund.failed': refund,
  'customer.updated': card,
  'payment_method.attached': card,
  'payment_method.detached': card,
  'payment_method.automatically_updated': card,
};

/** Does one stored event's work; false when it has to be tried again. */
export async function processEvent(app: App, event: StripeEventRow): Promise<boolean> {
  try {
    await handlers[event.type]?.(app, event);
    await markEventDone(app.orm.em.fork(), event.id);
    return true;
  } catch (error) {
    app.log.warn({ err: error, event: event.id, type: event.type }, 'event of Stripe not handled yet');
    await markEventFailed(app.orm.em.fork(), event.id, error instanceof Error ? error.message : String(error));
    return false;
  }
}

/** Events whose work failed when they came: Stripe repeats them, but we do not rely on it. */
export async function processDueEvents(app: App): Promise<number> {
  const due = await claimEvents(app.orm.em.fork(), 60, 50);
  for (const event of due) await processEvent(app, event);
  return due.length;
}
