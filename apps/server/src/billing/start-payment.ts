import { changePeriod, countLinks, findBillingProfile, findContract, findLink, insertLink, liveLink, lockContract, lockPeriod, openLink, plansByVersion, readBillingPolicy, type CheckoutLink, type PeriodKey } from '@sysops/db/billing';
import { inTransaction } from '@sysops/db/connection';
import type { Contract } from '@sysops/domain/billing';
import { DomainError, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import type { App } from '../app.ts';
import { applyCommand } from './apply-command.ts';
import { settleOpenTry } from './charge-period.ts';
import { refreshCard } from './note-card.ts';
import { forPayer, valueOf } from './stripe-customer.ts';
import { expireLink, syncSession } from './sync-session.ts';

export type PaymentWish = PeriodKey & { readonly returnTo: string };

/** A link with less time left than this is replaced: somebody has to be able to finish on it. */
const stillUseful = 10 * minute;

const payable = (contract: Contract, period: number): boolean => period === contract.paidThrough + 1 && (contract.status === 'pending' || contract.status === 'grace' || contract.status === 'suspended');

/** Where the hosted page's way back leads: a person on a link of ours has not signed in. */
export const cancelPath = (returnTo: string): string => (/^\/(pay|card)\//.test(returnTo) ? returnTo : '/account');

export const withSession = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}session={CHECKOUT_SESSION_ID}`;

/** Writes the link down and holds the retries back, before Stripe is asked. Null when nothing is to be paid. */
async function reserve(app: App, wish: PaymentWish): Promise<CheckoutLink | null> {
  const id = await inTransaction(app.orm.em, async (tx) => {
    let contract = await lockContract(tx, wish.contractId);
    const row = await lockPeriod(tx, wish);
    if (!row || row.state === 'paid' || row.state === 'waived') return null;
    if (contract.status === 'ended' && contract.endReason === 'never_paid') {
      ({ contract } = await applyCommand(tx, contract, { type: 'restart_purchase' }));
      await changePeriod(tx, row, { state: 'owed', startsAt: contract.startsAt, endsAt: contract.endsAt, dueAt: contract.startsAt });
    }
    if (!payable(contract, wish.period) || contract.customerId === null) throw new DomainError('illegal_transition', 'There is nothing to pay for this plan any more. You can buy it anew.', { status: contract.status });
    const live = await liveLink(tx.em, wish);
    if (live) return live.id;
    const policy = await readBillingPolicy(tx.em);
    const endsAt = tx.now + policy.payLinkMinutes * minute;
    const n = (await countLinks(tx.em, wish)) + 1;
    const methodBefore = (await findBillingProfile(tx.em, contract.customerId))?.cardMethodId ?? null;
    const link = { id: v7(), key: `paylink:${wish.contractId}:${wish.period}:${n}`, mode: 'payment' as const, customerId: contract.customerId, contractId: wish.contractId, period: wish.period, amountCents: row.chargeCents, returnTo: wish.returnTo, endsAt, nextLookAt: tx.now + minute, methodBefore };
    await insertLink(tx, link);
    await changePeriod(tx, row, { heldUntil: endsAt });
    return link.id;
  });
  return id === null ? null : findLink(app.orm.em.fork(), { id });
}

async function linesOf(app: App, link: CheckoutLink): Promise<{ name: string; cents: number }[]> {
  const row = await inTransaction(app.orm.em, async (tx) => (link.contractId && link.period ? lockPeriod(tx, { contractId: link.contractId, period: link.period }) : null));
  if (!row) return [];
  const plan = (await plansByVersion(app.orm.em.fork(), [row.planVersionId])).get(row.planVersionId);
  const untaxed = row.creditCents > 0 || row.taxCents === 0;
  const name = plan?.name ?? 'Support plan';
  return untaxed ? [{ name, cents: row.chargeCents }] : [{ name, cents: row.netCents }, { name: 'Sales tax', cents: row.taxCents }];
}

async function openAtStripe(app: App, link: CheckoutLink): Promise<string | null> {
  const home = app.env.PUBLIC_URL.replace(/\/$/, '');
  const lines = await linesOf(app, link);
  const opened = await forPayer(app, link.customerId, (payer) => app.providers.stripe.openPayment({
    key: link.key, linkId: link.id, stripeCustomerId: payer.stripeCustomerId, language: payer.language, successUrl: withSession(`${home}${link.returnTo}`), cancelUrl: `${home}${cancelPath(link.returnTo)}`,
    contractId: link.contractId ?? '', period: link.period ?? 0, lines,
  }));
  if (opened.kind === 'refused') await expireLink(app, link);
  const session = valueOf(opened);
  await inTransaction(app.orm.em, (tx) => openLink(tx, link.id, session));
  return session.url;
}

/** Ends an older link at Stripe before a new one is made; whoever has just paid by it has paid. */
export async function endOlder(app: App, link: CheckoutLink): Promise<void> {
  if (link.sessionId === null) return expireLink(app, link);
  const ended = await app.providers.stripe.expireSession(link.sessionId);
  if (ended.kind === 'ok') return expireLink(app, link);
  if (ended.kind === 'refused') await syncSession(app, link.sessionId);
  else valueOf(ended);
}

/**
 * A hosted page to pay one period on. A try of unknown outcome is settled first, retries are held back, older links
 * expire. Null when it is paid already. Throws `retry` while Stripe does not answer; nothing is lost by asking again.
 */
export async function startPayment(app: App, wish: PaymentWish): Promise<string | null> {
  if (!(await settleOpenTry(app, wish))) throw new DomainError('retry', 'A charge of your card is just being checked. Please try again in a minute.', { service: 'payments' });
  const holder = await findContract(app.orm.em.fork(), wish.contractId);
  // So that a card which is chosen elsewhere while the page is open is told from the one before.
  if (holder?.customerId) await refreshCard(app, holder.customerId);
  const link = await reserve(app, wish);
  if (!link) return null;
  const now = await inTransaction(app.orm.em, async (tx) => tx.now);
  if (link.state === 'opening') return openAtStripe(app, link);
  if (link.endsAt - now > stillUseful && link.url !== null && link.returnTo === wish.returnTo) {
    const fresh = link.sessionId === null ? link : await syncSession(app, link.sessionId);
    if (fresh?.state === 'open') return link.url;
  } else {
    await endOlder(app, link);
  }
  const next = await reserve(app, wish);
  return next ? openAtStripe(app, next) : null;
}
