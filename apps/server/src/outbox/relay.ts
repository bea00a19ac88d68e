import { inTransaction } from '@sysops/db/connection';
import { claimForgotten, claimUnrelayed, markRelayed, oweDeliveries } from '@sysops/db/outbox';
import type { App } from '../app.ts';
import type { QueueBackend } from './queue-backend.ts';
import type { Subscriber } from './subscriber.ts';

const batch = 200;

/** A delivery that nobody has touched for this long was lost by the queue, or its worker died. */
const forgottenAfterSeconds = 30;

export type Relay = {
  /** Moves committed facts to the queue; says how many. Throws while the queue or the database is away. */
  pass(): Promise<number>;
  /** Puts back what the queue lost; says how many. */
  sweep(): Promise<number>;
};

type Owed = { readonly eventId: string; readonly subscriber: string; readonly attempts: number };

/** The queue drops a job whose id it has seen; another attempt is another id. */
const jobIdOf = ({ eventId, subscriber, attempts }: Owed): string => `${eventId}.${subscriber}.${attempts}`;

/** Hints that the queue would not take are kept for its return; more than these are left to the sweep. */
const mostUnsent = 5000;

/**
 * Outbox row → queue. The row is the truth and the queue a hint: deliveries owed are rows too, written in the
 * transaction that marks the facts relayed. The queue hears of them only after its commit, because a worker that
 * looked before would find nothing owed. What the queue would not take is offered again at the next pass, and a sweep
 * rebuilds whatever it forgot.
 */
export function createRelay(app: Pick<App, 'orm'>, backend: QueueBackend, subscribers: readonly Subscriber[]): Relay {
  let unsent: Owed[] = [];

  const enqueue = async (owed: readonly Owed[]): Promise<void> => {
    for (const [name, mine] of Map.groupBy(owed, (d) => d.subscriber)) {
      await backend.add(name, mine.map((d) => ({ id: jobIdOf(d), data: { eventId: d.eventId, subscriber: d.subscriber } })));
    }
  };
  const owe = async (): Promise<{ facts: number; owed: Owed[] }> =>
    inTransaction(app.orm.em, async (tx) => {
      const facts = await claimUnrelayed(tx.em, batch);
      const owed = facts.flatMap((fact) => subscribers.filter((s) => fact.type in s.on).map((s) => ({ eventId: fact.id, subscriber: s.name, attempts: 0 })));
      await oweDeliveries(tx.em, owed);
      if (facts.length > 0) await markRelayed(tx.em, facts.map((fact) => fact.id));
      return { facts: facts.length, owed };
    });
  return {
    async pass() {
      const { facts, owed } = await owe();
      unsent = [...unsent, ...owed].slice(0, mostUnsent);
      if (unsent.length > 0) {
        await enqueue(unsent);
        unsent = [];
      }
      return facts;
    },
    async sweep() {
      const lost = await inTransaction(app.orm.em, (tx) => claimForgotten(tx.em, forgottenAfterSeconds, batch));
      await enqueue(lost);
      return lost.length;
    },
  };
}
