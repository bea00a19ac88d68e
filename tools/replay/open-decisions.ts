import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createOrm } from '@sysops/db/connection';
import { decisionsSince } from '@sysops/db/dispatch';
import { startEmbeddedPostgres } from '@sysops/db/embedded';
import type { DecisionView } from '@sysops/domain/dispatch';

export type Decisions = AsyncDisposable & { all(days: number): AsyncIterable<DecisionView> };

/** The product's embedded database when it is running: its port stands in the fourth line of PostgreSQL's own lock file. */
async function runningUrl(dataDir: string): Promise<string | null> {
  const lock = await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').catch(() => null);
  const password = await readFile(join(dataDir, 'password'), 'utf8').catch(() => null);
  const port = lock?.split('\n')[3];
  return port && password ? `postgres://postgres:${password}@127.0.0.1:${port}/sysops` : null;
}

/** Opens the stored decisions: of a server by its URL, else of the product in this checkout, which may be running or not. */
export async function openDecisions(where: { readonly url: string | undefined; readonly dataDir: string }): Promise<Decisions> {
  const known = where.url ?? (await runningUrl(where.dataDir));
  const own = known === null ? await startEmbeddedPostgres({ dataDir: where.dataDir, port: 0, log: () => {} }) : null;
  const orm = await createOrm(known ?? own?.url ?? '', { name: 'replay', max: 2, statementTimeoutMs: 60_000 });
  return {
    async *all(days) {
      const em = orm.em.fork();
      for (let after: string | null = null; ;) {
        const page: DecisionView[] = await decisionsSince(em, { days, after, limit: 100 });
        yield* page;
        if (page.length < 100) return;
        after = page.at(-1)?.id ?? null;
      }
    },
    async [Symbol.asyncDispose]() {
      await orm.close();
      await own?.stop();
    },
  };
}
