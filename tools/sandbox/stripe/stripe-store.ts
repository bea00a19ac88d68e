import { createShelf } from '../shelf.ts';
import type { Shelf } from '../shelf.ts';
import { invalidRequest, missingResource } from './stripe-error.ts';
import type { StripeObject, StripeObjectName } from './stripe-objects.ts';

type Of<Name extends StripeObjectName> = Extract<StripeObject, { object: Name }>;

const KINDS: Readonly<Record<StripeObjectName, string>> = {
  customer: 'customer',
  payment_method: 'PaymentMethod',
  payment_intent: 'payment_intent',
  setup_intent: 'setupintent',
  charge: 'charge',
  refund: 'refund',
  'checkout.session': 'checkout.session',
  'billing_portal.session': 'billing_portal.session',
  event: 'event',
};

/** Every object by id; the oldest of a kind leaves first. */
export interface StripeStore {
  add<T extends StripeObject>(object: T): T;
  find(id: string): StripeObject | undefined;
  /** Throws `resource_missing` as Stripe does. */
  get<Name extends StripeObjectName>(name: Name, id: string): Of<Name>;
  /** Newest first. */
  list<Name extends StripeObjectName>(name: Name): Of<Name>[];
  /** Of every kind, each oldest first. */
  all(): StripeObject[];
  clear(): void;
}

export function createStripeStore(keep: number): StripeStore {
  const shelves = new Map<StripeObjectName, Shelf<StripeObject>>();
  const isOf = <Name extends StripeObjectName>(name: Name, object: StripeObject | undefined): object is Of<Name> =>
    object?.object === name;

  return {
    add(object) {
      const shelf = shelves.get(object.object) ?? createShelf<StripeObject>(keep, () => []);
      shelves.set(object.object, shelf);
      shelf.add(object);
      return object;
    },
    find(id) {
      for (const shelf of shelves.values()) {
        const object = shelf.get(id);
        if (object) return object;
      }
      return undefined;
    },
    get(name, id) {
      const object = shelves.get(name)?.get(id);
      if (!isOf(name, object)) throw missingResource(KINDS[name], id);
      return object;
    },
    list: (name) => (shelves.get(name)?.all() ?? []).filter((object) => isOf(name, object)).reverse(),
    all: () => [...shelves.values()].flatMap((shelf) => shelf.all()),
    clear: () => shelves.clear(),
  };
}

export interface Page {
  readonly limit: number;
  readonly starting_after?: string | undefined;
  readonly ending_before?: string | undefined;
}

/** One page of a newest-first list, with Stripe's cursors. */
export function paginate(url: string, items: readonly { readonly id: string }[], page: Page): unknown {
  const cursor = (id: string): number => {
    const at = items.findIndex((item) => item.id === id);
    if (at < 0) throw invalidRequest(`No such object: '${id}'`, { code: 'resource_missing' });
    return at;
  };
  if (page.ending_before !== undefined) {
    const end = cursor(page.ending_before);
    const start = Math.max(end - page.limit, 0);
    return { object: 'list', url, has_more: start > 0, data: items.slice(start, end) };
  }
  const start = page.starting_after === undefined ? 0 : cursor(page.starting_after) + 1;
  const end = start + page.limit;
  return { object: 'list', url, has_more: end < items.length, data: items.slice(start, end) };
}
