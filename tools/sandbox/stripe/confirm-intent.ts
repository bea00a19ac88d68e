import { invalidRequest, StripeError } from './stripe-error.ts';
import { attachPaymentMethod } from './payment-methods.ts';
import type { StripeContext } from './stripe-context.ts';
import { base, randomId } from './stripe-objects.ts';
import type { CardFailure, Charge, NextAction, PaymentIntent, SetupIntent } from './stripe-objects.ts';
import { cardOf, failedAuthentication } from './test-cards.ts';

export type Intent = PaymentIntent | SetupIntent;

export interface Confirmation {
  readonly offSession: boolean;
  readonly returnUrl: string | null;
}

const CONFIRMABLE: readonly string[] = ['requires_payment_method', 'requires_confirmation'];

/** Tries the intent's card: succeeds, asks for 3-D Secure, or throws 402 with the intent as it then stands. */
export function confirmIntent(context: StripeContext, intent: Intent, confirmation: Confirmation): 'succeeded' | 'requires_action' {
  if (!CONFIRMABLE.includes(intent.status)) throw unexpectedState(intent, 'confirm');
  if (intent.payment_method === null) {
    throw invalidRequest('You cannot confirm this intent because it\'s missing a payment method. Supply one with `payment_method`.', { code: `${intent.object}_unexpected_state` });
  }
  const card = cardOf(context.store.get('payment_method', intent.payment_method));
  const present = intent.object === 'setup_intent' ? card.setup : card.charge;
  const verdict = confirmation.offSession && intent.object === 'payment_intent' ? card.offSession : present;
  if (verdict === 'ok') {
    succeed(context, intent);
    return 'succeeded';
  }
  if (verdict !== 'authenticate') return fail(context, intent, verdict);
  intent.status = 'requires_action';
  intent.next_action = nextAction(context, intent, confirmation.returnUrl);
  context.emit(`${intent.object}.requires_action`, intent);
  return 'requires_action';
}

/** The customer's answer on the 3-D Secure page. */
export function finishAuthentication(context: StripeContext, intent: Intent, passed: boolean): void {
  if (intent.status !== 'requires_action') throw unexpectedState(intent, 'authenticate');
  intent.next_action = null;
  if (passed) succeed(context, intent);
  else recordFailure(context, intent, failedAuthentication[intent.object]);
}

export function cancelIntent(context: StripeContext, intent: Intent, reason: string | null): void {
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpectedState(intent, 'cancel');
  intent.status = 'canceled';
  intent.cancellation_reason = reason;
  intent.next_action = null;
  if (intent.object === 'payment_intent') intent.canceled_at = context.clock.seconds();
  context.emit(`${intent.object}.canceled`, intent);
}

function succeed(context: StripeContext, intent: Intent): void {
  intent.status = 'succeeded';
  intent.next_action = null;
  const saves = intent.object === 'setup_intent' || intent.setup_future_usage !== null;
  if (saves && intent.customer !== null && intent.payment_method !== null) {
    attachPaymentMethod(context, intent.payment_method, intent.customer);
  }
  if (intent.object === 'payment_intent') {
    intent.amount_received = intent.amount;
    intent.last_payment_error = null;
    context.emit('charge.succeeded', addCharge(context, intent, null));
  } else {
    intent.last_setup_error = null;
  }
  context.emit(`${intent.object}.succeeded`, intent);
}

function fail(context: StripeContext, intent: Intent, failure: CardFailure): never {
  const method = intent.payment_method;
  recordFailure(context, intent, failure);
  throw new StripeError(402, {
    ...failure,
    [intent.object]: structuredClone(intent),
    ...(method === null ? {} : { payment_method: structuredClone(context.store.get('payment_method', method)) }),
    ...(intent.object === 'payment_intent' && intent.latest_charge !== null ? { charge: intent.latest_charge } : {}),
  });
}

function recordFailure(context: StripeContext, intent: Intent, failure: CardFailure): void {
  const method = intent.payment_method === null ? undefined : context.store.get('payment_method', intent.payment_method);
  const error = method ? { ...failure, payment_method: structuredClone(method) } : failure;
  if (intent.object === 'payment_intent') {
    intent.last_payment_error = error;
    context.emit('charge.failed', addCharge(context, intent, failure));
  } else {
    intent.last_setup_error = error;
  }
  // A refused card is let go: the intent waits for another one.
  intent.payment_method = null;
  intent.status = 'requires_payment_method';
  context.emit(intent.object === 'payment_intent' ? 'payment_intent.payment_failed' : 'setup_intent.setup_failed', intent);
}

function addCharge(context: StripeContext, intent: PaymentIntent, failure: CardFailure | null): Charge {
  const charge = context.store.add<Charge>({
    ...base('charge', randomId('ch_3'), context.clock),
    amount: intent.amount,
    amount_captured: failure ? 0 : intent.amount,
    amount_refunded: 0,
    captured: failure === null,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    metadata: intent.metadata,
    paid: failure === null,
    payment_intent: intent.id,
    payment_method: intent.payment_method ?? '',
    refunded: false,
    status: failure ? 'failed' : 'succeeded',
  });
  intent.latest_charge = charge.id;
  return charge;
}

function nextAction(context: StripeContext, intent: Intent, returnUrl: string | null): NextAction {
  if (returnUrl === null) return { type: 'use_stripe_sdk' };
  return {
    type: 'redirect_to_url',
    redirect_to_url: { url: `${context.publicUrl()}/stripe/authenticate/${intent.id}`, return_url: returnUrl },
  };
}

function unexpectedState(intent: Intent, act: string): StripeError {
  const name = intent.object === 'payment_intent' ? 'PaymentIntent' : 'SetupIntent';
  return invalidRequest(`You cannot ${act} this ${name} because it has a status of ${intent.status}.`, {
    code: `${intent.object}_unexpected_state`,
    [intent.object]: structuredClone(intent),
  });
}
