import { factsAfter, type StoredFact } from '@sysops/db/outbox';
import type { Subscriber } from '../outbox/subscriber.ts';
import type { TestApp } from './open-test-app.ts';

/** Every committed fact, oldest first. */
export const factsOf = ({ app }: TestApp): Promise<StoredFact[]> => factsAfter(app.orm.em.fork(), { xact: '0', seq: '0' }, 1000);

/** Hands every committed fact to a subscriber, `times` over, as a queue that repeats itself would. */
export async function handleFacts(opened: TestApp, subscriber: Subscriber, times = 1): Promise<void> {
  const facts = await factsOf(opened);
  for (let round = 0; round < times; round += 1) for (const fact of facts) await subscriber.on[fact.type]?.(opened.app, fact);
}
