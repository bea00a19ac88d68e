import * as z from 'zod';
import { expand, integer, metadata, paging, text } from './check-params.ts';
import { createdRange, isCreatedIn } from './created-range.ts';
import { operation } from './stripe-context.ts';
import type { StripeContext } from './stripe-context.ts';
import { invalidRequest } from './stripe-error.ts';
import { base, randomId } from './stripe-objects.ts';
import type { Charge, Refund } from './stripe-objects.ts';
import { paginate } from './stripe-store.ts';
import { cardOf } from './test-cards.ts';

/** A refund whose outcome comes later, as the card's bank gives it. */
export interface WaitingRefund {
  /** The refund's. */
  readonly id: string;
  readonly outcome: 'succeeded' | 'failed';
}

/** Seconds until a bank has answered. */
const BANK_TAKES = 60;

function outcomeOf({ store }: StripeContext, charge: Charge): WaitingRefund['outcome'] | null {
  const { refund } = cardOf(store.get('payment_method', charge.payment_method));
  const first = store.list('refund').every((earlier) => earlier.charge !== charge.id);
  if (refund === 'pending') return 'succeeded';
  return refund === 'fails' || (refund === 'fails_once' && first) ? 'failed' : null;
}

/** Banks answer: what was pending is done, or a refund comes back and its money with it. Source: https://docs.stripe.com/refunds#failed-refunds */
export function settleRefunds({ store, asides, clock, emit }: StripeContext): void {
  for (const { id, outcome } of asides.refunds.all()) {
    const refund = store.find(id);
    if (refund?.object === 'refund' && refund.created + BANK_TAKES > clock.seconds()) continue;
    asides.refunds.remove(id);
    if (refund?.object !== 'refund') continue;
    refund.status = outcome;
    if (outcome === 'failed') {
      const charge = store.get('charge', refund.charge);
      charge.amount_refunded -= refund.amount;
      charge.refunded = false;
      refund.failure_reason = 'expired_or_canceled_card';
    }
    emit('refund.updated', refund);
    if (outcome === 'failed') emit('refund.failed', refund);
  }
}

const Create = z.strictObject({
  payment_intent: text,
  // In cents; without it, all that is left.
  amount: integer.pipe(z.int().min(1)).optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
  expand,
});

function create(context: StripeContext, params: z.output<typeof Create>): Refund {
  const intent = context.store.get('payment_intent', params.payment_intent);
  if (intent.status !== 'succeeded' || intent.latest_charge === null) throw invalidRequest('This PaymentIntent does not have a successful charge to refund.', { param: 'payment_intent' });
  const charge = context.store.get('charge', intent.latest_charge);
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  const amount = params.amount ?? left;
  if (amount > left) throw invalidRequest(`Refund amount ($${(amount / 100).toFixed(2)}) is greater than unrefunded amount on charge ($${(left / 100).toFixed(2)})`, { param: 'amount' });
  const outcome = outcomeOf(context, charge);
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  const refund = context.store.add<Refund>({
    ...base('refund', randomId('re_3'), context.clock),
    amount, charge: charge.id, currency: charge.currency, metadata: params.metadata ?? {}, payment_intent: intent.id, reason: params.reason ?? null, status: outcome === 'succeeded' ? 'pending' : 'succeeded',
  });
  if (outcome !== null) context.asides.refunds.add({ id: refund.id, outcome });
  context.emit('refund.created', refund);
  context.emit('charge.refunded', charge);
  return refund;
}

export const refundOperations = [
  operation({ method: 'POST', path: '/v1/refunds', params: Create, run: (context, { params }) => create(context, params) }),
  operation({
    method: 'GET', path: '/v1/refunds', params: z.strictObject({ ...paging, payment_intent: text.optional(), created: createdRange }),
    run({ store }, { params }) {
      const refunds = store.list('refund').filter((each) => (params.payment_intent ?? each.payment_intent) === each.payment_intent && isCreatedIn(each, params.created));
      return paginate('/v1/refunds', refunds, params);
    },
  }),
  operation({ method: 'GET', path: '/v1/refunds/:id', params: z.strictObject({ expand }), run: ({ store }, { id }) => store.get('refund', id) }),
];
