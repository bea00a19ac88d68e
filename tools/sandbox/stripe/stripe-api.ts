import type * as z from 'zod';
import { checkParams } from './check-params.ts';
import { checkoutSessionOperations } from './checkout-sessions.ts';
import { customerOperations } from './customers.ts';
import { expandObject } from './expand-object.ts';
import { createIdempotentAnswers, fingerprintOf } from './idempotent-answers.ts';
import type { StoredAnswer } from './idempotent-answers.ts';
import { eventOperations } from './list-events.ts';
import { parseNested } from './parse-nested.ts';
import { paymentIntentOperations } from './payment-intents.ts';
import { paymentMethodOperations } from './payment-methods.ts';
import { portalSessionOperations } from './portal-sessions.ts';
import { refundOperations, settleRefunds } from './refunds.ts';
import { setupIntentOperations } from './setup-intents.ts';
import type { Operation, StripeContext } from './stripe-context.ts';
import { StripeError } from './stripe-error.ts';
import { createStripeAsides } from './stripe-asides.ts';
import { createEmitter, goOnDelivering } from './stripe-events.ts';
import type { EventParts } from './stripe-events.ts';
import { createStripeClock } from './stripe-clock.ts';
import { clearStripe, dumpStripe, loadStripe } from './stripe-memory.ts';
import type { StripeMemory } from './stripe-memory.ts';
import { createStripeStore } from './stripe-store.ts';

export interface StripeCall {
  readonly id: string;
  /** Path without the query. */
  readonly path: string;
  readonly form: URLSearchParams;
  readonly idempotencyKey: string | null;
}

export interface StripeAnswer extends StoredAnswer {
  /** True when an earlier answer to the same key was given again. */
  readonly replayed: boolean;
}

export interface StripeApi {
  readonly context: StripeContext;
  readonly routes: readonly { readonly method: Operation['method']; readonly path: string; call(request: StripeCall): StripeAnswer }[];
  dump(): StripeMemory;
  load(memory: StripeMemory): void;
  /** Goes on with the webhooks that had not arrived when the memory was written. */
  goOn(): void;
  clear(): void;
}

export type StripeParts = Omit<EventParts, 'store' | 'asides' | 'clock'> & Pick<StripeContext, 'publicUrl'>;

export function createStripeApi(parts: StripeParts): StripeApi {
  const store = createStripeStore(parts.settings.keep);
  const answers = createIdempotentAnswers(parts.settings.keep);
  const clock = createStripeClock();
  const asides = createStripeAsides(parts.settings.keep);
  const kept = { store, asides, clock, answers };
  const eventParts = { ...parts, store, asides, clock };
  let currentKey: string | null = null;
  const context: StripeContext = {
    store,
    asides,
    emit: createEmitter(eventParts, () => currentKey),
    clock,
    publicUrl: parts.publicUrl,
  };

  // Operations run to their end without waiting, so that one key can stand here for all events they emit.
  function run<S extends z.ZodType>(operation: Operation<S>, call: StripeCall): StoredAnswer {
    const params = checkParams(operation.params, parseNested(call.form));
    settleRefunds(context);
    currentKey = call.idempotencyKey;
    try {
      return { status: 200, body: expandObject(store, operation.run(context, { id: call.id, params }), expansions(call.form)) };
    } finally {
      currentKey = null;
    }
  }

  function callOnce<S extends z.ZodType>(operation: Operation<S>, call: StripeCall): StripeAnswer {
    const key = operation.method === 'POST' ? call.idempotencyKey : null;
    if (key === null) return { ...run(operation, call), replayed: false };
    const fingerprint = fingerprintOf(operation.method, call.path, call.form);
    const earlier = answers.recall(key, fingerprint);
    if (earlier) return { ...earlier, replayed: true };
    try {
      const answer = run(operation, call);
      answers.keep(key, fingerprint, answer);
      return { ...answer, replayed: false };
    } catch (error) {
      // A refused card is an outcome; a refused parameter leaves the key free.
      if (error instanceof StripeError && error.status === 402) answers.keep(key, fingerprint, { status: 402, body: { error: error.fields } });
      throw error;
    }
  }

  function route<S extends z.ZodType>(operation: Operation<S>): StripeApi['routes'][number] {
    return { method: operation.method, path: operation.path, call: (call) => callOnce(operation, call) };
  }

  return {
    context,
    routes: [
      ...customerOperations.map((each) => route<z.ZodType>(each)),
      ...paymentMethodOperations.map((each) => route<z.ZodType>(each)),
      ...paymentIntentOperations.map((each) => route<z.ZodType>(each)),
      ...setupIntentOperations.map((each) => route<z.ZodType>(each)),
      ...checkoutSessionOperations.map((each) => route<z.ZodType>(each)),
      ...portalSessionOperations.map((each) => route<z.ZodType>(each)),
      ...refundOperations.map((each) => route<z.ZodType>(each)),
      ...eventOperations.map((each) => route<z.ZodType>(each)),
    ],
    dump: () => dumpStripe(kept),
    load: (memory) => loadStripe(kept, memory),
    goOn: () => goOnDelivering(eventParts),
    clear: () => clearStripe(kept),
  };
}

function expansions(form: URLSearchParams): readonly string[] {
  return [...form].filter(([name]) => /^expand(\[\d*\])$/.test(name)).map(([, path]) => path);
}
