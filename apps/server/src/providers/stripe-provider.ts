import Stripe from 'stripe';
import type { CardView } from '@sysops/domain/billing';
import type { Env } from '../env.ts';
import { ask, toPayment, toSession, type StripeAnswer, type StripePayment, type StripeSession } from './stripe-answers.ts';

export type { StripeAnswer, StripePayment, StripeSession } from './stripe-answers.ts';

export type StripeCard = CardView & { readonly methodId: string; readonly createdAt: number };
export type Payer = { readonly customerId: string; readonly name: string; readonly email: string };
export type NewSession = { readonly key: string; readonly linkId: string; readonly stripeCustomerId: string; readonly language: 'en' | 'es'; readonly successUrl: string; readonly cancelUrl: string };
export type PaymentSession = NewSession & { readonly contractId: string; readonly period: number; readonly lines: readonly { readonly name: string; readonly cents: number }[] };
export type NewPayment = { readonly key: string; readonly stripeCustomerId: string; readonly amountCents: number; readonly contractId: string; readonly period: number; readonly description: string };
export type StripeRefund = { readonly id: string; readonly amountCents: number; readonly intentId: string | null; readonly state: 'done' | 'pending' | 'failed'; readonly createdAt: number;
  /** Which refund of ours it is, and which sending of it; null when it was made elsewhere. */
  readonly ours: { readonly refundId: string; readonly send: number } | null };
export type StripeNews = { readonly id: string; readonly type: string; readonly objectId: string; readonly stripeCustomerId: string | null; readonly happenedAt: number; readonly payload: object };
export type PageOf<T> = { readonly items: readonly T[]; readonly next: string | null };

/** Everything we ask of Stripe. Keys are made from the fact, so a call that is repeated is the same call. Amounts in US cents, instants in ms. */
export type StripeProvider = {
  /** `replaces` is a customer whom Stripe does not have any more. */
  makeCustomer(payer: Payer & { readonly replaces: string | null }): Promise<StripeAnswer<string>>;
  /** The default card as Stripe holds it now. */
  defaultCard(stripeCustomerId: string): Promise<StripeAnswer<StripeCard | null>>;
  setDefaultCard(stripeCustomerId: string, methodId: string): Promise<StripeAnswer<string>>;
  openPayment(session: PaymentSession): Promise<StripeAnswer<StripeSession>>;
  openSetup(session: NewSession): Promise<StripeAnswer<StripeSession>>;
  readSession(id: string): Promise<StripeAnswer<StripeSession>>;
  expireSession(id: string): Promise<StripeAnswer<StripeSession>>;
  openPortal(portal: { readonly stripeCustomerId: string; readonly returnUrl: string; readonly language: 'en' | 'es' }): Promise<StripeAnswer<string>>;
  makePayment(payment: NewPayment): Promise<StripeAnswer<StripePayment>>;
  /** A payment of this contract and period that was made, in case the answer to `makePayment` was lost. */
  findPayment(wanted: { readonly stripeCustomerId: string; readonly contractId: string; readonly period: number }): Promise<StripeAnswer<StripePayment | null>>;
  confirmPayment(id: string, how: { readonly key: string; readonly methodId: string }): Promise<StripeAnswer<StripePayment>>;
  /** After it nobody can charge by this payment any more. Refused when it is over already. */
  cancelPayment(id: string): Promise<StripeAnswer<StripePayment>>;
  readPayment(id: string): Promise<StripeAnswer<StripePayment>>;
  refund(refund: { readonly key: string; readonly intentId: string; readonly amountCents: number; readonly ours: StripeRefund['ours'] }): Promise<StripeAnswer<StripeRefund>>;
  readRefund(id: string): Promise<StripeAnswer<StripeRefund>>;
  /** Every refund of one payment; a payment has few. */
  refundsOf(intentId: string): Promise<StripeAnswer<readonly StripeRefund[]>>;
  /** `until` is not included; null for all until now. */
  listPayments(since: number, after: string | null, until?: number | null): Promise<StripeAnswer<PageOf<StripePayment>>>;
  listRefunds(since: number, after: string | null): Promise<StripeAnswer<PageOf<StripeRefund>>>;
  listNews(since: number, after: string | null): Promise<StripeAnswer<PageOf<StripeNews>>>;
  /** The event of a webhook that Stripe signed within five minutes of now, else null. */
  readWebhook(raw: string, signature: string): StripeNews | null;
  forgetCustomer(stripeCustomerId: string): Promise<StripeAnswer<string>>;
};

const pageSize = 100;
/** Stripe's own tolerance looks back only; a signature from the future is refused as well. */
const toleranceSeconds = 300;

/** The events this product acts on; the webhook endpoint at Stripe is set to these. */
export const stripeEventTypes = [
  'checkout.session.completed', 'checkout.session.expired', 'payment_intent.succeeded', 'payment_intent.payment_failed', 'payment_intent.canceled', 'charge.refunded', 'refund.updated', 'refund.failed', 'customer.updated',
  'payment_method.attached', 'payment_method.detached', 'payment_method.automatically_updated',
] as const;

function connect(env: Pick<Env, 'STRIPE_BASE_URL' | 'STRIPE_SECRET_KEY' | 'STRIPE_TIMEOUT_MS'>): Stripe {
  const at = env.STRIPE_BASE_URL ? new URL(env.STRIPE_BASE_URL) : null;
  const host = at ? { host: at.hostname, port: at.port || (at.protocol === 'https:' ? '443' : '80'), protocol: at.protocol === 'https:' ? ('https' as const) : ('http' as const) } : {};
  // Whatever is repeated is repeated by our own clocks, with the outcome looked at first.
  return new Stripe(env.STRIPE_SECRET_KEY || 'sk_not_configured', { ...host, timeout: env.STRIPE_TIMEOUT_MS, maxNetworkRetries: 0, telemetry: false });
}

const pageOf = <T>(items: readonly T[], idOf: (item: T) => string, more: boolean): PageOf<T> => {
  const last = items.at(-1);
  return { items, next: more && last !== undefined ? idOf(last) : null };
};

const window = (since: number, after: string | null, until: number | null = null) => ({ limit: pageSize, created: { gte: Math.floor(since / 1000), ...(until === null ? {} : { lt: Math.ceil(until / 1000) }) }, ...(after ? { starting_after: after } : {}) });

const oursIn = (metadata: Stripe.Metadata | null): StripeRefund['ours'] => {
  const { refund, send } = metadata ?? {};
  return refund ? { refundId: refund, send: Number(send) || 1 } : null;
};

const toRefund = (refund: Stripe.Refund): StripeRefund => ({
  id: refund.id, amountCents: refund.amount, intentId: typeof refund.payment_intent === 'string' ? refund.payment_intent : (refund.payment_intent?.id ?? null),
  state: refund.status === 'succeeded' ? 'done' : refund.status === 'failed' || refund.status === 'canceled' ? 'failed' : 'pending', createdAt: refund.created * 1000, ours: oursIn(refund.metadata),
});

function toNews(event: Stripe.Event): StripeNews {
  const object = event.data.object;
  const objectId = object.object === 'charge' ? (typeof object.payment_intent === 'string' ? object.payment_intent : object.id) : 'id' in object && typeof object.id === 'string' ? object.id : event.id;
  const customer = object.object === 'customer' ? object.id : 'customer' in object ? object.customer : null;
  return {
    id: event.id, type: event.type, objectId, stripeCustomerId: typeof customer === 'string' ? customer : null,
    happenedAt: event.created * 1000, payload: event,
  };
}

function toCard(method: Stripe.PaymentMethod | string | null | undefined): StripeCard | null {
  if (typeof method !== 'object' || method === null || !method.card) return null;
  return { methodId: method.id, brand: method.card.brand, last4: method.card.last4, expMonth: method.card.exp_month, expYear: method.card.exp_year, createdAt: method.created * 1000 };
}

/** Stripe by its official SDK. Cards are only ever typed into pages that Stripe serves. */
export function createStripeProvider(env: Pick<Env, 'STRIPE_BASE_URL' | 'STRIPE_SECRET_KEY' | 'STRIPE_TIMEOUT_MS' | 'STRIPE_WEBHOOK_SECRET'>): StripeProvider {
  const stripe = connect(env);
  const expand = ['latest_charge'];
  const sessionExpand = ['payment_intent.latest_charge', 'setup_intent'];
  const common = (s: NewSession) => ({ customer: s.stripeCustomerId, success_url: s.successUrl, cancel_url: s.cancelUrl, locale: s.language, metadata: { link: s.linkId } });
  return {
    makeCustomer: ({ customerId, name, email, replaces }) => ask(async () => (await stripe.customers.create({ name, email, metadata: { customer: customerId } }, { idempotencyKey: `customer:${customerId}${replaces === null ? '' : `:after:${replaces}`}` })).id),
    defaultCard: (id) => ask(async () => {
      const customer = await stripe.customers.retrieve(id, { expand: ['invoice_settings.default_payment_method'] });
      return customer.deleted ? null : toCard(customer.invoice_settings.default_payment_method);
    }),
    setDefaultCard: (id, methodId) => ask(async () => (await stripe.customers.update(id, { invoice_settings: { default_payment_method: methodId } })).id),
    openPayment: (s) => ask(async () => toSession(await stripe.checkout.sessions.create({
      ...common(s), mode: 'payment', allowed_payment_method_types: ['card'],
      line_items: s.lines.map((line) => ({ quantity: 1, price_data: { currency: 'usd', unit_amount: line.cents, product_data: { name: line.name } } })),
      payment_intent_data: { setup_future_usage: 'off_session', metadata: { contract: s.contractId, period: String(s.period), link: s.linkId } },
    }, { idempotencyKey: s.key }))),
    openSetup: (s) => ask(async () => toSession(await stripe.checkout.sessions.create({ ...common(s), mode: 'setup', allowed_payment_method_types: ['card'] }, { idempotencyKey: s.key }))),
    readSession: (id) => ask(async () => toSession(await stripe.checkout.sessions.retrieve(id, { expand: sessionExpand }))),
    expireSession: (id) => ask(async () => toSession(await stripe.checkout.sessions.expire(id))),
    openPortal: ({ stripeCustomerId, returnUrl, language }) => ask(async () => (await stripe.billingPortal.sessions.create({ customer: stripeCustomerId, return_url: returnUrl, locale: language })).url),
    makePayment: ({ key, stripeCustomerId, amountCents, contractId, period, description }) => ask(async () => toPayment(await stripe.paymentIntents.create(
      { customer: stripeCustomerId, amount: amountCents, currency: 'usd', allowed_payment_method_types: ['card'], description, metadata: { contract: contractId, period: String(period) } }, { idempotencyKey: key },
    ))),
    findPayment: ({ stripeCustomerId, contractId, period }) => ask(async () => {
      for await (const intent of stripe.paymentIntents.list({ customer: stripeCustomerId, limit: pageSize })) {
        const { link, contract, period: of } = intent.metadata;
        if (contract === contractId && of === String(period) && !link && intent.status !== 'canceled') return toPayment(intent);
      }
      return null;
    }),
    confirmPayment: (id, { key, methodId }) => ask(async () => toPayment(await stripe.paymentIntents.confirm(id, { payment_method: methodId, off_session: true, expand }, { idempotencyKey: key }))),
    cancelPayment: (id) => ask(async () => toPayment(await stripe.paymentIntents.cancel(id, { cancellation_reason: 'requested_by_customer', expand }))),
    readPayment: (id) => ask(async () => toPayment(await stripe.paymentIntents.retrieve(id, { expand }))),
    refund: ({ key, intentId, amountCents, ours }) => ask(async () => toRefund(await stripe.refunds.create({ payment_intent: intentId, amount: amountCents, ...(ours ? { metadata: { refund: ours.refundId, send: String(ours.send) } } : {}) }, { idempotencyKey: key }))),
    readRefund: (id) => ask(async () => toRefund(await stripe.refunds.retrieve(id))),
    refundsOf: (intentId) => ask(async () => (await stripe.refunds.list({ payment_intent: intentId, limit: pageSize })).data.map(toRefund)),
    listPayments: (since, after, until = null) => ask(async () => {
      const page = await stripe.paymentIntents.list({ ...window(since, after, until), expand: ['data.latest_charge'] });
      return pageOf(page.data.map(toPayment), (p) => p.id, page.has_more);
    }),
    listRefunds: (since, after) => ask(async () => {
      const page = await stripe.refunds.list(window(since, after));
      return pageOf(page.data.map(toRefund), (r) => r.id, page.has_more);
    }),
    listNews: (since, after) => ask(async () => {
      const page = await stripe.events.list({ ...window(since, after), types: [...stripeEventTypes] });
      return pageOf(page.data.map(toNews), (n) => n.id, page.has_more);
    }),
    readWebhook(raw, signature) {
      if (!env.STRIPE_WEBHOOK_SECRET) return null;
      try {
        const event = stripe.webhooks.constructEvent(raw, signature, env.STRIPE_WEBHOOK_SECRET, toleranceSeconds);
        const signedAt = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1]);
        return signedAt > Date.now() / 1000 + toleranceSeconds ? null : toNews(event);
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError) return null;
        throw error;
      }
    },
    forgetCustomer: (id) => ask(async () => (await stripe.customers.del(id)).id),
  };
}
