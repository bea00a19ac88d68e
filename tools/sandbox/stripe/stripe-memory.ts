import type { SessionDetails } from './checkout-sessions.ts';
import type { IdempotentAnswers, KeptAnswer } from './idempotent-answers.ts';
import type { WaitingRefund } from './refunds.ts';
import type { StripeContext } from './stripe-context.ts';
import type { Delivery } from './stripe-events.ts';
import type { StripeObject } from './stripe-objects.ts';

export interface StripeMemory {
  readonly objects: readonly StripeObject[];
  readonly answers: readonly KeptAnswer[];
  readonly sessions: readonly SessionDetails[];
  readonly refunds: readonly WaitingRefund[];
  readonly deliveries: readonly Delivery[];
  /** Milliseconds; a moved clock runs on while nobody is there. */
  readonly clockAhead: number;
}

/** All that Stripe holds. */
export type StripeKept = Pick<StripeContext, 'store' | 'asides' | 'clock'> & { readonly answers: IdempotentAnswers };

export function dumpStripe({ store, asides, clock, answers }: StripeKept): StripeMemory {
  return {
    objects: store.all(),
    answers: answers.dump(),
    sessions: asides.sessions.all(),
    refunds: asides.refunds.all(),
    deliveries: asides.deliveries.all(),
    clockAhead: clock.ahead(),
  };
}

export function loadStripe({ store, asides, clock, answers }: StripeKept, memory: StripeMemory): void {
  for (const object of memory.objects) store.add(object);
  answers.load(memory.answers);
  for (const each of memory.sessions) asides.sessions.add(each);
  for (const each of memory.refunds) asides.refunds.add(each);
  for (const each of memory.deliveries) asides.deliveries.add(each);
  clock.setAhead(memory.clockAhead);
}

export function clearStripe({ store, asides, clock, answers }: StripeKept): void {
  store.clear();
  answers.clear();
  for (const shelf of Object.values(asides)) shelf.clear();
  clock.set(null);
}
