import Stripe from 'stripe';
import { neverLeft } from './send-outcome.ts';

/**
 * How a call ended. `declined`: the card's bank said no. `refused`: wrong for good. `retry`: certainly not done.
 * `unknown`: Stripe may have done it, so it has to be looked at before anybody tries again.
 */
export type StripeAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'declined' | 'refused' | 'retry' | 'unknown'; readonly code: string };

/** A card's refusal is named by its bank's code when there is one. A wrong key of ours is nobody's refusal: it is tried again when it is right. */
export function answerOf(error: unknown): Exclude<StripeAnswer<never>, { kind: 'ok' }> {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const code = error.decline_code || error.code || error.type;
  if (error instanceof Stripe.errors.StripeCardError) return { kind: 'declined', code };
  if (error instanceof Stripe.errors.StripeRateLimitError || error.statusCode === 429 || error.statusCode === 401 || error.statusCode === 403 || neverLeft(error)) return { kind: 'retry', code };
  if (error.statusCode === 409) return { kind: 'unknown', code };
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return { kind: 'refused', code };
  return { kind: 'unknown', code };
}

/** Runs one call; everything the SDK throws becomes an answer. */
export async function ask<T>(call: () => Promise<T>): Promise<StripeAnswer<T>> {
  try {
    return { kind: 'ok', value: await call() };
  } catch (error) {
    return answerOf(error);
  }
}

export type StripePayment = {
  readonly id: string;
  readonly status: 'succeeded' | 'processing' | 'canceled' | 'open';
  readonly receivedCents: number;
  readonly refundedCents: number;
  readonly customerId: string | null;
  readonly methodId: string | null;
  /** Why the last try was refused; null when there was none. */
  readonly failureCode: string | null;
  readonly contractId: string | null;
  readonly period: number | null;
  readonly createdAt: number;
};

const idOf = (value: string | { readonly id: string } | null | undefined): string | null => (typeof value === 'string' ? value : (value?.id ?? null));

function statusOf(intent: Stripe.PaymentIntent): StripePayment['status'] {
  const settled = (['succeeded', 'processing', 'canceled'] as const).find((status) => status === intent.status);
  return settled ?? 'open';
}

export function toPayment(intent: Stripe.PaymentIntent): StripePayment {
  const charge = intent.latest_charge;
  const period = Number(intent.metadata['period']);
  return {
    id: intent.id,
    status: statusOf(intent),
    receivedCents: intent.amount_received,
    refundedCents: typeof charge === 'object' && charge !== null ? charge.amount_refunded : 0,
    customerId: idOf(intent.customer),
    methodId: idOf(intent.payment_method),
    failureCode: intent.last_payment_error ? intent.last_payment_error.decline_code || intent.last_payment_error.code || 'declined' : null,
    contractId: intent.metadata['contract'] ?? null,
    period: Number.isSafeInteger(period) && period > 0 ? period : null,
    createdAt: intent.created * 1000,
  };
}

export type StripeSession = {
  readonly id: string;
  readonly mode: 'payment' | 'setup';
  readonly state: 'open' | 'complete' | 'expired';
  readonly url: string | null;
  readonly linkId: string | null;
  readonly customerId: string | null;
  readonly payment: StripePayment | null;
  /** The card that a setup session saved. */
  readonly setupMethodId: string | null;
};

export function toSession(session: Stripe.Checkout.Session): StripeSession {
  const { payment_intent: intent, setup_intent: setup } = session;
  return {
    id: session.id,
    mode: session.mode === 'setup' ? 'setup' : 'payment',
    state: (['complete', 'expired'] as const).find((state) => state === session.status) ?? 'open',
    url: session.url,
    linkId: session.metadata?.['link'] ?? null,
    customerId: idOf(session.customer),
    payment: typeof intent === 'object' && intent !== null ? toPayment(intent) : null,
    setupMethodId: typeof setup === 'object' && setup !== null && setup.status === 'succeeded' ? idOf(setup.payment_method) : null,
  };
}
