import * as z from 'zod';
import { expand, flag, metadata, text, webAddress } from './check-params.ts';
import { cancelIntent, confirmIntent } from './confirm-intent.ts';
import { requireCustomer } from './customers.ts';
import { resolvePaymentMethod } from './payment-methods.ts';
import { operation } from './stripe-context.ts';
import type { StripeContext } from './stripe-context.ts';
import { base, randomId } from './stripe-objects.ts';
import type { Metadata, SetupIntent } from './stripe-objects.ts';

const Confirm = z.strictObject({ payment_method: text.optional(), return_url: webAddress.optional(), expand });
const Create = Confirm.extend({
  customer: text.optional(),
  confirm: flag.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  allowed_payment_method_types: z.array(z.literal('card')).min(1).optional(),
  usage: z.enum(['off_session', 'on_session']).optional(),
});

export interface NewSetup {
  readonly customer: string | null;
  readonly description: string | null;
  readonly metadata: Metadata;
  readonly usage: SetupIntent['usage'];
}

export function createSetup(context: StripeContext, setup: NewSetup): SetupIntent {
  const id = randomId('seti_1');
  const intent = context.store.add<SetupIntent>({
    ...base('setup_intent', id, context.clock),
    ...setup,
    payment_method: null,
    payment_method_types: ['card'],
    status: 'requires_payment_method',
    last_setup_error: null,
    latest_attempt: null,
    next_action: null,
    cancellation_reason: null,
    client_secret: randomId(`${id}_secret_`),
  });
  context.emit('setup_intent.created', intent);
  return intent;
}

function useMethod(context: StripeContext, intent: SetupIntent, idOrToken: string | undefined): void {
  if (idOrToken === undefined || intent.status === 'succeeded' || intent.status === 'canceled') return;
  intent.payment_method = resolvePaymentMethod(context, idOrToken).id;
  if (intent.status === 'requires_payment_method') intent.status = 'requires_confirmation';
}

export const setupIntentOperations = [
  operation({
    method: 'POST', path: '/v1/setup_intents', params: Create,
    run(context, { params }) {
      if (params.customer !== undefined) requireCustomer(context, params.customer);
      const intent = createSetup(context, {
        customer: params.customer ?? null,
        description: params.description ?? null,
        metadata: params.metadata ?? {},
        usage: params.usage ?? 'off_session',
      });
      useMethod(context, intent, params.payment_method);
      if (params.confirm) confirmIntent(context, intent, { offSession: false, returnUrl: params.return_url ?? null });
      return intent;
    },
  }),
  operation({
    method: 'GET', path: '/v1/setup_intents/:id', params: z.strictObject({ expand }),
    run: ({ store }, { id }) => store.get('setup_intent', id),
  }),
  operation({
    method: 'POST', path: '/v1/setup_intents/:id/confirm', params: Confirm,
    run(context, { id, params }) {
      const intent = context.store.get('setup_intent', id);
      useMethod(context, intent, params.payment_method);
      confirmIntent(context, intent, { offSession: false, returnUrl: params.return_url ?? null });
      return intent;
    },
  }),
  operation({
    method: 'POST', path: '/v1/setup_intents/:id/cancel',
    params: z.strictObject({ cancellation_reason: z.enum(['abandoned', 'requested_by_customer', 'duplicate']).optional(), expand }),
    run(context, { id, params }) {
      const intent = context.store.get('setup_intent', id);
      cancelIntent(context, intent, params.cancellation_reason ?? null);
      return intent;
    },
  }),
];
