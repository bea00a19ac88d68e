import { createShelf } from '../shelf.ts';
import type { Shelf } from '../shelf.ts';
import type { SessionDetails } from './checkout-sessions.ts';
import type { WaitingRefund } from './refunds.ts';
import type { Delivery } from './stripe-events.ts';

/** What no object of the API carries and outcomes depend on, under the id of its object. */
export interface StripeAsides {
  readonly sessions: Shelf<SessionDetails>;
  readonly refunds: Shelf<WaitingRefund>;
  readonly deliveries: Shelf<Delivery>;
}

export function createStripeAsides(keep: number): StripeAsides {
  return {
    sessions: createShelf(keep, () => []),
    refunds: createShelf(keep, () => []),
    deliveries: createShelf(keep, () => []),
  };
}
