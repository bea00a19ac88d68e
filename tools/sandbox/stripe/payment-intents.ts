import * as z from 'zod';
import { currency, expand, flag, integer, metadata, paging, text, webAddress } from './check-params.ts';
import { createdRange, isCreatedIn } from './created-range.ts';
import { cancelIntent, confirmIntent } from './confirm-intent.ts';
import { mergeMetadata, requireCustomer } from './customers.ts';
import { resolvePaymentMethod } from './payment-methods.ts';
import { operation } from './stripe-context.ts';
import type { StripeContext } from './stripe-context.ts';
import { invalidRequest } from './stripe-error.ts';
import { base, randomId } from './stripe-objects.ts';
import type { Metadata, PaymentIntent } from './stripe-objects.ts';
import { paginate } from './stripe-store.ts';

const Confirm = z.strictObject({
  payment_method: text.optional(),
  off_session: flag.optional(),
  return_url: webAddress.optional(),
  expand,
});
const Create = Confirm.extend({
  // In cents; Stripe's limits for US dollars.
  amount: integer.pipe(z.int().min(50).max(99_999_999)),
  currency,
  customer: text.optional(),
  confirm: flag.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  allowed_payment_method_types: z.array(z.literal('card')).min(1).optional(),
  automatic_payment_methods: z.strictObject({ enabled: flag, allow_redirects: z.enum(['always', 'never']).optional() }).optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  receipt_email: z.email().optional(),
});
type Create = z.output<typeof Create>;

export interface NewPayment {
  readonly amount: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly description: string | null;
  readonly metadata: Metadata;
  readonly setup_future_usage: PaymentIntent['setup_future_usage'];
  readonly receipt_email: string | null;
}

export function createPayment(context: StripeContext, payment: NewPayment): PaymentIntent {
  const id = randomId('pi_3');
  const intent = context.store.add<PaymentIntent>({
    ...base('payment_intent', id, context.clock),
    ...payment,
    amount_received: 0,
    amount_capturable: 0,
    payment_method: null,
    payment_method_types: ['card'],
    status: 'requires_payment_method',
    last_payment_error: null,
    latest_charge: null,
    next_action: null,
    canceled_at: null,
    cancellation_reason: null,
    client_secret: randomId(`${id}_secret_`),
    capture_method: 'automatic',
    confirmation_method: 'automatic',
  });
  context.emit('payment_intent.created', intent);
  return intent;
}

function useMethod(context: StripeContext, intent: PaymentIntent, idOrToken: string | undefined): void {
  if (idOrToken === undefined) return;
  const method = resolvePaymentMethod(context, idOrToken);
  if (method.customer !== null && method.customer !== intent.customer) {
    throw invalidRequest('The provided PaymentMethod belongs to a customer. Please include that customer in the `customer` parameter on the PaymentIntent.', { param: 'payment_method' });
  }
  intent.payment_method = method.id;
  if (intent.status === 'requires_payment_method') intent.status = 'requires_confirmation';
}

function create(context: StripeContext, params: Create): PaymentIntent {
  if (params.off_session && !params.confirm) {
    throw invalidRequest('You cannot provide `off_session` without `confirm` set to true.', { param: 'off_session' });
  }
  if (params.customer !== undefined) requireCustomer(context, params.customer);
  const intent = createPayment(context, {
    amount: params.amount,
    currency: params.currency,
    customer: params.customer ?? null,
    description: params.description ?? null,
    metadata: params.metadata ?? {},
    setup_future_usage: params.setup_future_usage ?? null,
    receipt_email: params.receipt_email ?? null,
  });
  useMethod(context, intent, params.payment_method);
  if (params.confirm) confirmIntent(context, intent, { offSession: params.off_session ?? false, returnUrl: params.return_url ?? null });
  return intent;
}

export const paymentIntentOperations = [
  operation({ method: 'POST', path: '/v1/payment_intents', params: Create, run: (context, { params }) => create(context, params) }),
  operation({
    method: 'GET', path: '/v1/payment_intents', params: z.strictObject({ ...paging, customer: text.optional(), created: createdRange }),
    run({ store }, { params }) {
      const intents = store.list('payment_intent').filter((each) => (params.customer ?? each.customer) === each.customer && isCreatedIn(each, params.created));
      return paginate('/v1/payment_intents', intents, params);
    },
  }),
  operation({
    method: 'GET', path: '/v1/payment_intents/:id', params: z.strictObject({ expand }),
    run: ({ store }, { id }) => store.get('payment_intent', id),
  }),
  operation({
    method: 'POST', path: '/v1/payment_intents/:id', params: z.strictObject({ metadata: metadata.optional(), payment_method: text.optional(), expand }),
    run(context, { id, params }) {
      const intent = context.store.get('payment_intent', id);
      useMethod(context, intent, params.payment_method);
      intent.metadata = mergeMetadata(intent.metadata, params.metadata);
      return intent;
    },
  }),
  operation({
    method: 'POST', path: '/v1/payment_intents/:id/confirm', params: Confirm,
    run(context, { id, params }) {
      const intent = context.store.get('payment_intent', id);
      if (intent.status !== 'succeeded' && intent.status !== 'canceled') useMethod(context, intent, params.payment_method);
      confirmIntent(context, intent, { offSession: params.off_session ?? false, returnUrl: params.return_url ?? null });
      return intent;
    },
  }),
  operation({
    method: 'POST', path: '/v1/payment_intents/:id/cancel',
    params: z.strictObject({ cancellation_reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']).optional(), expand }),
    run(context, { id, params }) {
      const intent = context.store.get('payment_intent', id);
      cancelIntent(context, intent, params.cancellation_reason ?? null);
      return intent;
    },
  }),
  operation({
    method: 'GET', path: '/v1/charges/:id', params: z.strictObject({ expand }),
    run: ({ store }, { id }) => store.get('charge', id),
  }),
];
