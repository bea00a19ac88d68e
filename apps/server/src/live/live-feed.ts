import { factsAfter, feedEnd, type FeedPosition, type StoredFact } from '@sysops/db/outbox';
import type { App } from '../app.ts';

export type LiveFact = StoredFact & FeedPosition;
export type LiveFeed = {
  /** Calls back for every fact from now on; returns how to stop. */
  subscribe(onFact: (fact: LiveFact) => void): () => void;
  /** Facts after a position, for replay; at most `limit`. */
  since(position: FeedPosition, limit: number): Promise<LiveFact[]>;
  stop(): void;
};

/** Ten times a second is well inside the promised second and costs one index probe. */
const everyMs = 100;
const batch = 500;

const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * One reader of the outbox for a whole server, however many people watch. It reads only while somebody listens, and
 * only facts of finished transactions, so none is skipped.
 */
export function createLiveFeed(app: Pick<App, 'orm' | 'log'>): LiveFeed {
  const listeners = new Set<(fact: LiveFact) => void>();
  let position: FeedPosition | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const turn = async (): Promise<void> => {
    const em = app.orm.em.fork();
    position ??= await feedEnd(em);
    const facts = await factsAfter(em, position, batch);
    for (const fact of facts) {
      position = { xact: fact.xact, seq: fact.seq };
      for (const listener of listeners) listener(fact);
    }
  };
  const schedule = (): void => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      void turn()
        .catch((error: unknown) => app.log.warn({ error: errorText(error) }, 'live feed cannot read'))
        .finally(() => {
          timer = null;
          if (listeners.size > 0) schedule();
          else position = null;
        });
    }, everyMs);
  };
  return {
    subscribe(onFact) {
      listeners.add(onFact);
      schedule();
      return () => listeners.delete(onFact);
    },
    since: (from, limit) => factsAfter(app.orm.em.fork(), from, limit),
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
