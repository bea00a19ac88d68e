import type * as z from 'zod';
import type { StripeAsides } from './stripe-asides.ts';
import type { EmitEvent } from './stripe-events.ts';
import type { StripeClock } from './stripe-clock.ts';
import type { StripeStore } from './stripe-store.ts';

export interface StripeContext {
  readonly store: StripeStore;
  readonly asides: StripeAsides;
  readonly emit: EmitEvent;
  readonly clock: StripeClock;
  /** Address of this sandbox as a browser sees it, without a slash at the end. */
  publicUrl(): string;
}

interface Call<Params> {
  /** The `:id` of the path; empty when the path has none. */
  readonly id: string;
  readonly params: Params;
}

/** One operation of the API: its path, the parameters it takes, what it does. */
export interface Operation<Params extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly params: Params;
  run(context: StripeContext, call: Call<z.output<Params>>): unknown;
}

/** Lets the schema type the operation's `params`. */
export function operation<Params extends z.ZodType>(definition: Operation<Params>): Operation<Params> {
  return definition;
}
