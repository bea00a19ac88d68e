import { changePeriod, findBillingProfile, listContracts, lockContract, lockPeriod, noteCard, type BillingProfile } from '@sysops/db/billing';
import { inTransaction, type Tx } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import { owedPeriod, type Contract } from '@sysops/domain/billing';
import { v7 } from 'uuid';
import type { App } from '../app.ts';
import { topics } from '../outbox/facts.ts';
import type { StripeAnswer, StripeCard } from '../providers/index.ts';

const shown = ({ brand, last4, expMonth, expYear }: StripeCard) => ({ brand, last4, expMonth, expYear });

type Noted = { readonly card: ReturnType<typeof shown>; readonly methodId: string } | null;

const isNoted = ({ card, cardMethodId }: BillingProfile, now: Noted): boolean => {
  const before = card && [card.brand, card.last4, card.expMonth, card.expYear, cardMethodId];
  const after = now && [now.card.brand, now.card.last4, now.card.expMonth, now.card.expYear, now.methodId];
  return JSON.stringify(before) === JSON.stringify(after);
};

/** The same card, whose id was not kept when it was read. */
const isOnlyNamed = ({ card, cardMethodId }: BillingProfile, now: Noted): boolean => card !== null && cardMethodId === null && now?.card.last4 === card.last4;

async function tryAgain(tx: Tx, contract: Contract): Promise<void> {
  const row = await lockPeriod(tx, { contractId: contract.id, period: owedPeriod(contract) });
  if (row?.state === 'owed') await changePeriod(tx, row, { nextTryAt: tx.now });
}

/** Keeps what may be shown of the default card. When it is another one, what is past due is tried with it at once: both in one transaction, whoever was the first to see it. */
export async function noteDefaultCard(app: App, profile: BillingProfile, found: StripeCard | null): Promise<boolean> {
  const { customerId } = profile;
  const now: Noted = found && { card: shown(found), methodId: found.methodId };
  if (isNoted(profile, now)) return false;
  const pastDue = now === null || isOnlyNamed(profile, now) ? [] : (await listContracts(app.orm.em.fork(), customerId)).filter(({ status }) => status === 'grace' || status === 'suspended');
  return inTransaction(app.orm.em, async (tx) => {
    // In the order everybody locks in: contract, period, then the customer.
    const contracts: Contract[] = [];
    for (const { id } of pastDue) contracts.push(await lockContract(tx, id));
    const seen = await findBillingProfile(tx.em, customerId);
    if (!seen || isNoted(seen, now)) return false;
    for (const contract of contracts) if (contract.status === 'grace' || contract.status === 'suspended') await tryAgain(tx, contract);
    // An agent may be on the phone with him and wait for it.
    recordFact(tx, { id: v7(), type: 'CardChanged', topics: [topics.customer(customerId), topics.staff], ticketId: null, payload: { customerId } });
    return noteCard(tx, customerId, now);
  });
}

/** The default card as Stripe has it now; undefined when Stripe cannot say. */
export function cardIn(answer: StripeAnswer<StripeCard | null>): StripeCard | null | undefined {
  if (answer.kind === 'ok') return answer.value;
  return answer.kind === 'refused' && answer.code === 'resource_missing' ? null : undefined;
}

/** Reads the default card from Stripe and keeps what may be shown of it. Says whether it is another one; null when Stripe cannot be asked. */
export async function refreshCard(app: App, customerId: string): Promise<{ readonly changed: boolean; readonly card: StripeCard | null } | null> {
  const profile = await findBillingProfile(app.orm.em.fork(), customerId);
  if (!profile?.stripeCustomerId) return { changed: false, card: null };
  const card = cardIn(await app.providers.stripe.defaultCard(profile.stripeCustomerId));
  return card === undefined ? null : { changed: await noteDefaultCard(app, profile, card), card };
}

/** The same. Throws when Stripe cannot be asked. */
export async function changeCard(app: App, customerId: string): Promise<void> {
  if ((await refreshCard(app, customerId)) === null) throw new Error('Stripe cannot say which card is the default one');
}
