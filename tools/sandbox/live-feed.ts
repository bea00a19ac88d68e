import type { FastifyInstance } from 'fastify';

/** Tells every open page that something changed. Carries no data: the page fetches itself again. */
export interface LiveFeed {
  changed(): void;
  close(): void;
}

const HEARTBEAT_MS = 20_000;

/** Serves `GET /live` as server-sent events. */
export function createLiveFeed(app: FastifyInstance): LiveFeed {
  const listeners = new Set<(chunk: string) => void>();
  let announced: NodeJS.Timeout | undefined;

  app.get('/live', (request, reply) => {
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    stream.write('retry: 2000\n\n');
    const listener = (chunk: string): void => {
      stream.write(chunk);
    };
    listeners.add(listener);
    request.raw.on('close', () => listeners.delete(listener));
  });

  const tell = (chunk: string): void => {
    for (const listener of listeners) listener(chunk);
  };
  const heartbeat = setInterval(tell, HEARTBEAT_MS, ': still here\n\n');
  heartbeat.unref();

  return {
    // A burst of messages becomes one announcement.
    changed() {
      announced ??= setTimeout(() => {
        announced = undefined;
        tell('event: changed\ndata: {}\n\n');
      }, 100).unref();
    },
    close() {
      clearInterval(heartbeat);
      clearTimeout(announced);
    },
  };
}
