import { factsAfter, type StoredFact } from '@sysops/db/outbox';
import { clocks, subscribers } from '../jobs.ts';
import type { Subscriber } from '../outbox/subscriber.ts';
import type { TestApp } from './open-test-app.ts';

/** Every committed fact, oldest first. */
export const factsOf = ({ app }: TestApp): Promise<StoredFact[]> => factsAfter(app.orm.em.fork(), { xact: '0', seq: '0' }, 1000);

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
