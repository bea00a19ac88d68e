import type { PageOf, StripeAnswer } from '../providers/index.ts';

/** Every page of a list, or null when Stripe stops answering. */
export async function everything<T>(read: (after: string | null) => Promise<StripeAnswer<PageOf<T>>>): Promise<T[] | null> {
  const all: T[] = [];
  for (let after: string | null = null; ; ) {
    const page: StripeAnswer<PageOf<T>> = await read(after);
    if (page.kind !== 'ok') return null;
    all.push(...page.value.items);
    if (page.value.next === null) return all;
    after = page.value.next;
  }
}
