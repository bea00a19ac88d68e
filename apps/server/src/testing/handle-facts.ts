import type { StoredFact } from '@sysops/db/outbox';
import { clocks, subscribers } from '../jobs.ts';
import type { Subscriber } from '../outbox/subscriber.ts';
import type { TestApp } from './open-test-app.ts';

/** Every committed fact, oldest first. Not by the feed, which waits for transactions of other databases on the same server. */
export const factsOf = ({ app }: TestApp): Promise<StoredFact[]> =>
  app.orm.em.fork().execute<StoredFact[]>(`select id, type, topics, ticket_id as "ticketId", payload, floor(extract(epoch from created_at) * 1000)::float8 as at from outbox_event order by seq`);

export function subscriberNamed(name: string): Subscriber {
  const found = subscribers.find((subscriber) => subscriber.name === name);
  if (!found) throw new Error(`Nobody called ${name} reacts to facts`);
  return found;
}

/** Hands every committed fact to a slice's reactions, `times` over, as a queue that repeats itself would. */
export async function handleFacts(opened: TestApp, name: string, times = 1): Promise<void> {
  const { on } = subscriberNamed(name);
  const facts = await factsOf(opened);
  for (let round = 0; round < times; round += 1) for (const fact of facts) await on[fact.type]?.(opened.app, fact);
}

/** One turn of every clock of a slice. */
export async function runClocks({ app }: TestApp, slice: string): Promise<void> {
  for (const clock of clocks) if (clock.name.startsWith(`${slice}.`)) await clock.run(app);
}
