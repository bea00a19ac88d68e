import type { StripeClock } from './stripe-clock.ts';
import { base, randomId } from './stripe-objects.ts';
import type { CardFailure, PaymentMethod } from './stripe-objects.ts';

type Verdict = 'ok' | 'authenticate' | CardFailure;

/** A card of https://docs.stripe.com/testing, or one of the sandbox's own (777x): what it does is decided by its last four digits. */
export interface TestCard {
  readonly token: string;
  readonly last4: string;
  readonly label: string;
  readonly setup: Verdict;
  /** While the customer is there. */
  readonly charge: Verdict;
  /** While the customer is away (renewals). */
  readonly offSession: Verdict;
  /** Without it the card is good for years. */
  readonly monthsLeft?: number;
  /** What becomes of a refund a minute after it was made; without it, it is done at once. `fails_once`: only a charge's first one. */
  readonly refund?: 'pending' | 'fails' | 'fails_once';
}

function declined(declineCode: string, message: string): CardFailure {
  return { type: 'card_error', code: 'card_declined', decline_code: declineCode, message };
}

const generic = declined('generic_decline', 'Your card was declined.');
const insufficient = declined('insufficient_funds', 'Your card has insufficient funds.');
const stolen = declined('stolen_card', 'Your card was declined.');
const expired: CardFailure = { type: 'card_error', code: 'expired_card', decline_code: 'expired_card', message: 'Your card has expired.' };
const mustAuthenticate: CardFailure = {
  type: 'card_error',
  code: 'authentication_required',
  decline_code: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};

export const failedAuthentication = {
  payment_intent: {
    type: 'card_error',
    code: 'payment_intent_authentication_failure',
    message: 'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
  },
  setup_intent: {
    type: 'card_error',
    code: 'setup_intent_authentication_failure',
    message: 'The latest attempt to set up the payment method has failed because authentication failed.',
  },
} as const satisfies Record<string, CardFailure>;

export const testCards: readonly TestCard[] = [
  { token: 'pm_card_visa', last4: '4242', label: 'Works', setup: 'ok', charge: 'ok', offSession: 'ok' },
  { token: 'pm_card_visa_chargeDeclined', last4: '0002', label: 'Declined', setup: generic, charge: generic, offSession: generic },
  { token: 'pm_card_visa_chargeDeclinedInsufficientFunds', last4: '9995', label: 'Insufficient funds', setup: insufficient, charge: insufficient, offSession: insufficient },
  { token: 'pm_card_chargeDeclinedExpiredCard', last4: '0069', label: 'Expired card', setup: expired, charge: expired, offSession: expired },
  { token: 'pm_card_authenticationRequiredOnSetup', last4: '3155', label: '3-D Secure, then works', setup: 'authenticate', charge: 'authenticate', offSession: 'ok' },
  { token: 'pm_card_authenticationRequired', last4: '3184', label: '3-D Secure every time', setup: 'authenticate', charge: 'authenticate', offSession: mustAuthenticate },
  { token: 'pm_card_chargeCustomerFail', last4: '0341', label: 'Saves, then every charge is declined', setup: 'ok', charge: generic, offSession: generic },
  { token: 'pm_card_sandbox_renewalInsufficientFunds', last4: '7771', label: 'Works now, no funds at the renewal', setup: 'ok', charge: 'ok', offSession: insufficient },
  { token: 'pm_card_sandbox_renewalStolen', last4: '7772', label: 'Works now, stolen at the renewal', setup: 'ok', charge: 'ok', offSession: stolen },
  { token: 'pm_card_sandbox_expiresSoon', last4: '7773', label: 'Works, expires this month', setup: 'ok', charge: 'ok', offSession: 'ok', monthsLeft: 0 },
  { token: 'pm_card_pendingRefund', last4: '7726', label: 'Works, refunds take a minute', setup: 'ok', charge: 'ok', offSession: 'ok', refund: 'pending' },
  { token: 'pm_card_refundFail', last4: '5126', label: 'Works, refunds come back', setup: 'ok', charge: 'ok', offSession: 'ok', refund: 'fails' },
  { token: 'pm_card_sandbox_refundFailsOnce', last4: '7774', label: 'Works, its first refund comes back', setup: 'ok', charge: 'ok', offSession: 'ok', refund: 'fails_once' },
];

export function createPaymentMethod(card: TestCard, clock: StripeClock): PaymentMethod {
  const today = new Date(clock.now());
  const expires = card.monthsLeft === undefined ? new Date(Date.UTC(today.getUTCFullYear() + 8, 11)) : new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + card.monthsLeft));
  return {
    ...base('payment_method', randomId('pm_1'), clock),
    type: 'card',
    customer: null,
    allow_redisplay: 'unspecified',
    billing_details: { address: null, email: null, name: null, phone: null },
    card: {
      brand: 'visa',
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: 'visa',
      exp_month: expires.getUTCMonth() + 1,
      exp_year: expires.getUTCFullYear(),
      fingerprint: `sandbox${card.last4}`,
      funding: 'credit',
      last4: card.last4,
      networks: { available: ['visa'], preferred: null },
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    metadata: {},
  };
}

export function cardOf(method: PaymentMethod): TestCard {
  const card = testCards.find(({ last4 }) => last4 === method.card.last4);
  if (!card) throw new Error(`No test card ends in ${method.card.last4}`);
  return card;
}
