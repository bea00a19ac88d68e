import { changePeriod, closeLink, findBillingProfile, findLink, lockContract, lockPeriod, markCardKept, type CheckoutLink } from '@sysops/db/billing';
import { inTransaction, type Tx } from '@sysops/db/connection';
import type { App } from '../app.ts';
import type { StripeCard, StripeSession } from '../providers/index.ts';
import { cardIn, changeCard } from './note-card.ts';
import { settlePaid } from './settle-paid.ts';

/** A link that nobody can pay by any more lets the retries go on. */
export async function releaseHold(tx: Tx, link: Pick<CheckoutLink, 'contractId' | 'period'>): Promise<void> {
  if (link.contractId === null || link.period === null) return;
  await lockContract(tx, link.contractId);
  const row = await lockPeriod(tx, { contractId: link.contractId, period: link.period });
  if (row?.heldUntil != null) await changePeriod(tx, row, { heldUntil: null });
}

export async function expireLink(app: App, link: CheckoutLink): Promise<void> {
  await inTransaction(app.orm.em, async (tx) => {
    await releaseHold(tx, link);
    await closeLink(tx, link.id, 'expired');
  });
}

/** Somebody has chosen another card since the page was opened: his later choice stays. */
function isChosenSince(link: CheckoutLink, now: StripeCard | null): boolean {
  if (now === null || now.methodId === link.methodBefore) return false;
  // Stripe keeps seconds.
  return link.methodBefore !== null || now.createdAt >= Math.floor(link.createdAt / 1000) * 1000;
}

/** The card that was used on a page is the default one from then on, once. */
async function keepCard(app: App, link: CheckoutLink, methodId: string | null): Promise<void> {
  const profile = await findBillingProfile(app.orm.em.fork(), link.customerId);
  if (methodId !== null && profile?.stripeCustomerId) {
    const now = cardIn(await app.providers.stripe.defaultCard(profile.stripeCustomerId));
    if (now === undefined) throw new Error('Stripe cannot say which card is the default one');
    if (now?.methodId !== methodId && !isChosenSince(link, now)) {
      const set = await app.providers.stripe.setDefaultCard(profile.stripeCustomerId, methodId);
      if (set.kind === 'retry' || set.kind === 'unknown') throw new Error('Stripe has not taken the default card yet');
    }
    await changeCard(app, link.customerId);
  }
  await markCardKept(app.orm.em.fork(), link.id);
}

async function settleSession(app: App, link: CheckoutLink, session: StripeSession): Promise<void> {
  const { contractId, period } = link;
  const { payment } = session;
  if (payment?.status === 'succeeded' && contractId !== null && period !== null) {
    await inTransaction(app.orm.em, async (tx) => {
      await settlePaid(tx, { contractId, period, intentId: payment.id, receivedCents: payment.receivedCents, kind: 'checkout' });
      await closeLink(tx, link.id, 'complete');
    });
  } else if (session.mode === 'setup') {
    await inTransaction(app.orm.em, (tx) => closeLink(tx, link.id, 'complete'));
  }
  // After the commit: cover does not wait for the card.
  if (link.keepCard) await keepCard(app, link, payment?.status === 'succeeded' ? payment.methodId : session.setupMethodId);
}

/**
 * Reads a checkout session from Stripe and does what it says; any number of times. Null when it is not ours. Throws
 * when Stripe cannot be asked, so that whoever called tries again.
 */
export async function syncSession(app: App, sessionId: string): Promise<CheckoutLink | null> {
  const answer = await app.providers.stripe.readSession(sessionId);
  if (answer.kind === 'refused') return null;
  if (answer.kind !== 'ok') throw new Error(`Stripe cannot say how the checkout stands (${answer.code})`);
  const session = answer.value;
  const em = app.orm.em.fork();
  const link = (await findLink(em, { sessionId })) ?? (session.linkId === null ? null : await findLink(em, { id: session.linkId }));
  if (!link) return null;
  if (session.state === 'complete') await settleSession(app, link, session);
  else if (session.state === 'expired') await expireLink(app, link);
  return findLink(app.orm.em.fork(), { id: link.id });
}
