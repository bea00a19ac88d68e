import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '@sysops/db/embedded';
import type { EmbeddedPostgres } from '@sysops/db/embedded';

type Say = (line: string) => void;

/** The product's database: somebody's server, or our own embedded one that is kept running. */
export type ProductDatabase = {
  readonly url: string;
  readonly embedded: boolean;
  /** The embedded postmaster's process. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
};

export function useDatabase(url: string): ProductDatabase {
  return { url, embedded: false, pid: undefined, stop: async () => undefined };
}

/** Starts the embedded PostgreSQL and starts it again on the same port whenever it dies. */
export async function keepEmbeddedDatabase(dataDir: string, say: Say): Promise<ProductDatabase> {
  let postgres = await startEmbeddedPostgres({ dataDir, port: 0, adoptOrphan: true, log: say });
  const { url, port } = postgres;
  const stopping = new AbortController();

  async function revive(): Promise<void> {
    await postgres.ended;
    for (let wait = 100; !stopping.signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      try {
        say('database: PostgreSQL died and is started again');
        postgres = await startEmbeddedPostgres({ dataDir, port, adoptOrphan: true, log: say });
        return await revive();
      } catch (error) {
        say(`database: ${error instanceof Error ? error.message : String(error)}`);
        await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }
  const revived = revive();

  async function stop(): Promise<void> {
    stopping.abort();
    await stopLatest(() => postgres);
    await revived;
  }
  return {
    url,
    embedded: true,
    get pid() {
      return postgres.pid;
    },
    stop,
  };
}

/** A restart may be under way while we stop: stop until nothing newer came up. */
async function stopLatest(latest: () => EmbeddedPostgres): Promise<void> {
  for (let stopped: EmbeddedPostgres | undefined; stopped !== latest(); ) {
    stopped = latest();
    await stopped.stop();
  }
}
