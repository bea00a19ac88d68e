import * as z from 'zod';
import { currency, expand, integer, metadata, text, webAddress } from './check-params.ts';
import { createCustomer, requireCustomer } from './customers.ts';
import { createPayment } from './payment-intents.ts';
import { createSetup } from './setup-intents.ts';
import { operation } from './stripe-context.ts';
import type { StripeContext } from './stripe-context.ts';
import { invalidRequest } from './stripe-error.ts';
import { base, randomId } from './stripe-objects.ts';
import type { CheckoutSession, PaymentIntent, SetupIntent } from './stripe-objects.ts';

const lineItem = z.strictObject({
  quantity: integer.pipe(z.int().min(1)).default(1),
  price_data: z.strictObject({
    currency,
    unit_amount: integer.pipe(z.int().min(0).max(99_999_999)),
    product_data: z.strictObject({ name: text.min(1), description: text.optional() }),
  }),
});
const usage = z.enum(['off_session', 'on_session']);
const Create = z.strictObject({
  mode: z.enum(['payment', 'setup']),
  success_url: webAddress,
  cancel_url: webAddress.optional(),
  ui_mode: z.literal('hosted_page').optional(),
  customer: text.optional(),
  customer_email: z.email().optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  client_reference_id: z.string().max(200).optional(),
  currency: currency.optional(),
  line_items: z.array(lineItem).min(1).max(100).optional(),
  allowed_payment_method_types: z.array(z.literal('card')).min(1).optional(),
  payment_intent_data: z.strictObject({ setup_future_usage: usage.optional(), metadata: metadata.optional(), description: text.optional(), receipt_email: z.email().optional() }).optional(),
  setup_intent_data: z.strictObject({ metadata: metadata.optional(), description: text.optional() }).optional(),
  // Unix seconds.
  expires_at: integer.optional(),
  locale: z.enum(['auto', 'en', 'es']).optional(),
  metadata: metadata.optional(),
  expand,
});
type Create = z.output<typeof Create>;

export interface SessionLine {
  readonly name: string;
  readonly quantity: number;
  /** Cents, for the whole line. */
  readonly amount: number;
}

/** What the page shows and the payment needs, but the Session object does not carry. */
export interface SessionDetails {
  /** The session's. */
  readonly id: string;
  readonly lines: readonly SessionLine[];
  readonly payment: Create['payment_intent_data'];
}

const DAY = 86_400;

function create(context: StripeContext, params: Create): CheckoutSession {
  checkCombination(context, params);
  if (params.customer !== undefined) requireCustomer(context, params.customer);
  const lines = (params.line_items ?? []).map(({ quantity, price_data: price }) => ({
    name: price.product_data.name, quantity, amount: quantity * price.unit_amount,
  }));
  const total = params.mode === 'payment' ? lines.reduce((sum, line) => sum + line.amount, 0) : null;
  if (total !== null && total < 50) throw invalidRequest('The Checkout Session\'s total amount due must add up to at least $0.50 usd', { code: 'amount_too_small' });
  const stamp = base('checkout.session', randomId('cs_test_a1', 56), context.clock);
  const setup = params.mode === 'setup' ? createSetup(context, {
    customer: params.customer ?? null,
    description: params.setup_intent_data?.description ?? null,
    metadata: params.setup_intent_data?.metadata ?? {},
    usage: 'off_session',
  }) : null;
  const session: CheckoutSession = {
    ...stamp,
    mode: params.mode,
    status: 'open',
    payment_status: params.mode === 'setup' ? 'no_payment_required' : 'unpaid',
    customer: params.customer ?? null,
    customer_creation: params.mode === 'payment' && params.customer === undefined ? (params.customer_creation ?? 'if_required') : null,
    customer_email: params.customer_email ?? null,
    customer_details: null,
    client_reference_id: params.client_reference_id ?? null,
    metadata: params.metadata ?? {},
    amount_subtotal: total,
    amount_total: total,
    currency: params.mode === 'payment' ? 'usd' : (params.currency ?? null),
    payment_intent: null,
    setup_intent: setup?.id ?? null,
    payment_method_types: ['card'],
    success_url: params.success_url,
    cancel_url: params.cancel_url ?? null,
    expires_at: params.expires_at ?? stamp.created + DAY,
    locale: params.locale ?? null,
    ui_mode: 'hosted_page',
    url: `${context.publicUrl()}/stripe/checkout/${stamp.id}`,
    subscription: null,
    invoice: null,
  };
  context.asides.sessions.add({ id: session.id, lines, payment: params.payment_intent_data });
  return context.store.add(session);
}

function checkCombination(context: StripeContext, params: Create): void {
  const refuse = (param: string, message: string): never => {
    throw invalidRequest(message, { param });
  };
  if (params.customer !== undefined && params.customer_email !== undefined) refuse('customer_email', 'You may only specify one of these parameters: customer, customer_email.');
  if (params.mode === 'payment') {
    if (!params.line_items) throw invalidRequest('Missing required param: line_items.', { code: 'parameter_missing', param: 'line_items' });
    if (params.setup_intent_data) refuse('setup_intent_data', 'You can not pass `setup_intent_data` in `payment` mode.');
  } else {
    if (params.line_items) refuse('line_items', 'You can not pass `line_items` in `setup` mode.');
    if (params.payment_intent_data) refuse('payment_intent_data', 'You can not pass `payment_intent_data` in `setup` mode.');
    if (!params.allowed_payment_method_types && !params.currency) throw invalidRequest('Missing required param: currency.', { code: 'parameter_missing', param: 'currency' });
  }
  const now = context.clock.seconds();
  // Half an hour to a day ahead, with a few seconds for the way.
  if (params.expires_at !== undefined && (params.expires_at < now + 1795 || params.expires_at > now + DAY + 5)) {
    refuse('expires_at', 'The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout Session creation.');
  }
}

export function linesOf({ asides }: StripeContext, session: CheckoutSession): readonly SessionLine[] {
  return asides.sessions.get(session.id)?.lines ?? [];
}

/** The session as it is now: one whose time is over has expired. */
export function currentSession(context: StripeContext, id: string): CheckoutSession {
  const session = context.store.get('checkout.session', id);
  if (session.status === 'open' && session.expires_at * 1000 <= context.clock.now()) expire(context, session);
  return session;
}

function expire(context: StripeContext, session: CheckoutSession): void {
  session.status = 'expired';
  session.url = null;
  context.emit('checkout.session.expired', session);
}

/** The intent that this session pays or sets up; a payment's is made at the first try. */
export function intentOf(context: StripeContext, session: CheckoutSession): PaymentIntent | SetupIntent {
  if (session.setup_intent !== null) return context.store.get('setup_intent', session.setup_intent);
  if (session.payment_intent !== null) return context.store.get('payment_intent', session.payment_intent);
  if (session.customer === null && session.customer_creation === 'always') {
    session.customer = createCustomer(context, { email: session.customer_email ?? undefined }).id;
  }
  const given = context.asides.sessions.get(session.id)?.payment;
  const intent = createPayment(context, {
    amount: session.amount_total ?? 0,
    currency: 'usd',
    customer: session.customer,
    description: given?.description ?? null,
    metadata: given?.metadata ?? {},
    setup_future_usage: given?.setup_future_usage ?? null,
    receipt_email: given?.receipt_email ?? null,
  });
  session.payment_intent = intent.id;
  return intent;
}

export function completeSession(context: StripeContext, session: CheckoutSession): void {
  const customer = session.customer === null ? undefined : context.store.get('customer', session.customer);
  session.status = 'complete';
  session.url = null;
  if (session.mode === 'payment') session.payment_status = 'paid';
  session.customer_details = {
    email: customer?.email ?? session.customer_email,
    name: customer?.name ?? null,
    phone: customer?.phone ?? null,
  };
  context.emit('checkout.session.completed', session);
}

export const checkoutSessionOperations = [
  operation({ method: 'POST', path: '/v1/checkout/sessions', params: Create, run: (context, { params }) => create(context, params) }),
  operation({
    method: 'GET', path: '/v1/checkout/sessions/:id', params: z.strictObject({ expand }),
    run: (context, { id }) => currentSession(context, id),
  }),
  operation({
    method: 'POST', path: '/v1/checkout/sessions/:id/expire', params: z.strictObject({ expand }),
    run(context, { id }) {
      const session = currentSession(context, id);
      if (session.status !== 'open') throw invalidRequest(`Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`);
      expire(context, session);
      return session;
    },
  }),
];
