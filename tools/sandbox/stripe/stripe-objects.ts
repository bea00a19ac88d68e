import { randomInt } from 'node:crypto';
import type { StripeClock } from './stripe-clock.ts';

export type Metadata = Record<string, string>;

interface Base<Name extends string> {
  readonly id: string;
  readonly object: Name;
  /** Unix seconds. */
  readonly created: number;
  readonly livemode: false;
}

export interface Address {
  readonly city: string | null;
  readonly country: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly postal_code: string | null;
  readonly state: string | null;
}

export interface Customer extends Base<'customer'> {
  name: string | null;
  email: string | null;
  phone: string | null;
  description: string | null;
  address: Address | null;
  preferred_locales: readonly string[];
  tax_exempt: 'none' | 'exempt' | 'reverse';
  metadata: Metadata;
  readonly invoice_settings: { default_payment_method: string | null; custom_fields: null; footer: null; rendering_options: null };
  readonly balance: 0;
  readonly currency: null;
  readonly default_source: null;
  readonly delinquent: false;
  readonly shipping: null;
  deleted?: true;
}

export interface PaymentMethod extends Base<'payment_method'> {
  readonly type: 'card';
  customer: string | null;
  readonly allow_redisplay: 'unspecified';
  readonly billing_details: { address: Address | null; email: string | null; name: string | null; phone: string | null };
  readonly card: Readonly<Record<string, unknown>> & { readonly last4: string; readonly brand: string };
  readonly metadata: Metadata;
}

export interface CardFailure {
  readonly type: 'card_error';
  readonly code: string;
  readonly decline_code?: string;
  readonly message: string;
  readonly payment_method?: PaymentMethod;
}

export interface NextAction {
  readonly type: 'redirect_to_url' | 'use_stripe_sdk';
  readonly redirect_to_url?: { readonly url: string; readonly return_url: string };
}

export interface PaymentIntent extends Base<'payment_intent'> {
  readonly amount: number;
  amount_received: number;
  readonly currency: string;
  customer: string | null;
  readonly description: string | null;
  metadata: Metadata;
  payment_method: string | null;
  readonly payment_method_types: readonly string[];
  readonly setup_future_usage: 'off_session' | 'on_session' | null;
  readonly receipt_email: string | null;
  status: 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'succeeded' | 'canceled';
  last_payment_error: CardFailure | null;
  latest_charge: string | null;
  next_action: NextAction | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  readonly client_secret: string;
  readonly capture_method: 'automatic';
  readonly confirmation_method: 'automatic';
  readonly amount_capturable: 0;
}

export interface SetupIntent extends Base<'setup_intent'> {
  customer: string | null;
  readonly description: string | null;
  metadata: Metadata;
  payment_method: string | null;
  readonly payment_method_types: readonly string[];
  readonly usage: 'off_session' | 'on_session';
  status: 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'succeeded' | 'canceled';
  last_setup_error: CardFailure | null;
  latest_attempt: null;
  next_action: NextAction | null;
  cancellation_reason: string | null;
  readonly client_secret: string;
}

export interface Charge extends Base<'charge'> {
  readonly amount: number;
  readonly amount_captured: number;
  amount_refunded: number;
  readonly captured: boolean;
  readonly currency: string;
  readonly customer: string | null;
  readonly description: string | null;
  readonly failure_code: string | null;
  readonly failure_message: string | null;
  readonly metadata: Metadata;
  readonly paid: boolean;
  readonly payment_intent: string;
  readonly payment_method: string;
  refunded: boolean;
  readonly status: 'succeeded' | 'failed';
}

export interface CheckoutSession extends Base<'checkout.session'> {
  readonly mode: 'payment' | 'setup';
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid' | 'no_payment_required';
  customer: string | null;
  readonly customer_creation: 'always' | 'if_required' | null;
  readonly customer_email: string | null;
  customer_details: { email: string | null; name: string | null; phone: string | null } | null;
  readonly client_reference_id: string | null;
  readonly metadata: Metadata;
  readonly amount_subtotal: number | null;
  readonly amount_total: number | null;
  readonly currency: string | null;
  payment_intent: string | null;
  setup_intent: string | null;
  readonly payment_method_types: readonly string[];
  readonly success_url: string;
  readonly cancel_url: string | null;
  readonly expires_at: number;
  readonly locale: string | null;
  readonly ui_mode: 'hosted_page';
  url: string | null;
  readonly subscription: null;
  readonly invoice: null;
}

export interface Refund extends Base<'refund'> {
  readonly amount: number;
  readonly charge: string;
  readonly currency: string;
  readonly metadata: Metadata;
  readonly payment_intent: string;
  readonly reason: 'duplicate' | 'fraudulent' | 'requested_by_customer' | null;
  status: 'pending' | 'succeeded' | 'failed';
  failure_reason?: string;
}

export interface PortalSession extends Base<'billing_portal.session'> {
  readonly customer: string;
  readonly return_url: string;
  readonly locale: string | null;
  readonly url: string;
}

export interface StripeEvent extends Base<'event'> {
  readonly api_version: string;
  readonly type: string;
  readonly data: { readonly object: unknown };
  pending_webhooks: number;
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null };
}

export type StripeObject = Customer | PaymentMethod | PaymentIntent | SetupIntent | Charge | Refund | CheckoutSession | PortalSession | StripeEvent;
export type StripeObjectName = StripeObject['object'];

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function randomId(prefix: string, length = 24): string {
  return prefix + Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

export function base<Name extends StripeObjectName>(object: Name, id: string, clock: StripeClock): Base<Name> {
  return { id, object, created: clock.seconds(), livemode: false };
}
