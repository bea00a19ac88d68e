import { on, EventEmitter } from 'node:events';
import { feedEnd, type FeedPosition } from '@sysops/db/outbox';
import { hasRole, type Actor } from '@sysops/domain/identity';
import { tracked } from '@trpc/server';
import * as z from 'zod';
import { topics } from '../outbox/facts.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { procedure, router } from '../trpc/procedures.ts';
import type { LiveFact } from './live-feed.ts';

const FeedInput = z.object({ lastEventId: z.string().regex(/^\d{1,20}\.\d{1,20}$/).optional() }).optional();

/** What a face hears: that something changed, not what; it asks again for what it shows. */
export type LiveEvent = { readonly type: string; readonly topics: readonly string[]; readonly ticketId: string | null; readonly at: number };

const topicsOf = (actor: Actor): string[] => [
  ...(actor.customerId ? [topics.customer(actor.customerId)] : []),
  ...(actor.expertId ? [topics.expert(actor.expertId)] : []),
  ...(hasRole(actor, 'agent', 'manager', 'admin') ? [topics.staff] : []),
];

const positionOf = (id: string): FeedPosition => {
  const [xact = '0', seq = '0'] = id.split('.');
  return { xact, seq };
};

const isAfter = (fact: FeedPosition, than: FeedPosition): boolean => {
  const [a, b] = [BigInt(fact.xact), BigInt(than.xact)];
  return a > b || (a === b && BigInt(fact.seq) > BigInt(than.seq));
};

const replayBatch = 500;

/** Subscribes first, replays from the last id the client saw, then follows: nothing is missed and nothing comes twice. */
async function* feed(ctx: ActorCtx, lastEventId: string | undefined, signal: AbortSignal | undefined) {
  const mine = new Set(topicsOf(ctx.actor));
  const bus = new EventEmitter();
  const unsubscribe = ctx.app.live.subscribe((fact) => bus.emit('fact', fact));
  const follow = on(bus, 'fact', signal ? { signal } : {});
  const toEvent = (fact: LiveFact) => {
    const event: LiveEvent = { type: fact.type, topics: fact.topics.filter((t) => mine.has(t)), ticketId: fact.ticketId, at: fact.at };
    return tracked(`${fact.xact}.${fact.seq}`, event);
  };
  try {
    let position = lastEventId ? positionOf(lastEventId) : await feedEnd(ctx.em);
    for (let page = await ctx.app.live.since(position, replayBatch); page.length > 0; page = await ctx.app.live.since(position, replayBatch)) {
      for (const fact of page) {
        position = fact;
        if (fact.topics.some((t) => mine.has(t))) yield toEvent(fact);
      }
    }
    for await (const [fact] of follow as AsyncIterable<[LiveFact]>) {
      if (isAfter(fact, position) && fact.topics.some((t) => mine.has(t))) yield toEvent(fact);
    }
  } finally {
    unsubscribe();
  }
}

export const liveRouter = router({
  feed: procedure.input(FeedInput).subscription(({ ctx, input, signal }) => feed(ctx, input?.lastEventId, signal)),
});
