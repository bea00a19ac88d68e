import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate } from '@sysops/db/migrations';
import { seedDemo } from '@sysops/db/seeds';
import { findFreePort } from '@sysops/db/embedded';
import { buildFacesIfStale } from './build-faces.ts';
import { checkout } from './checkout.ts';
import type { DemoSecrets } from './demo-secrets.ts';
import { sandboxEnvironment, serverEnvironment, type Addresses, type Variables } from './part-environments.ts';
import { keepEmbeddedDatabase, useDatabase, type ProductDatabase } from './product-database.ts';
import { supervise, type Part } from './supervise.ts';
import { waitUntilReady } from './wait-until-ready.ts';

export type ProductOptions = {
  /** Keeps database and logs. */
  readonly dataDir: string;
  readonly secrets: DemoSecrets;
  /** Settings of the caller; they win over ours. An own DATABASE_URL takes the embedded database's place. */
  readonly given?: Variables;
  /** 0 takes a free port. */
  readonly ports?: { readonly server: number; readonly sandbox: number; readonly smtp: number };
  /** `demo`: the whole demo world; `staff`: only admin, manager and agents, for programs that make their own world. */
  readonly seed: 'demo' | 'staff';
  readonly faces?: boolean;
  /** Where the sandbox keeps what it holds for the next start; without it, it forgets everything when it stops. */
  readonly sandboxFile?: string;
  readonly say?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Runs once the database is ours and before any other part starts; throws to give up. */
  readonly beforeParts?: () => Promise<void>;
  /** Runs when the demo world has been made anew, before any other part starts: what belongs to an earlier one is thrown away here. */
  readonly onNewWorld?: () => Promise<void>;
};

/** A running product: every part in a process of its own, kept running until `stop`. */
export type Product = AsyncDisposable & {
  readonly url: string;
  readonly sandboxUrl: string;
  readonly database: ProductDatabase;
  readonly server: Part;
  readonly worker: Part;
  readonly sandbox: Part;
  /** Settles once everything is down; may be called twice. */
  stop(): Promise<void>;
};

/** Starts database, sandbox, server and worker. @throws in plain words, with nothing left running */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const say = options.say ?? (() => undefined);
  const given = options.given ?? {};
  const logs = join(options.dataDir, 'logs');
  await mkdir(logs, { recursive: true });
  const database = given['DATABASE_URL'] ? useDatabase(given['DATABASE_URL']) : await keepEmbeddedDatabase(join(options.dataDir, 'postgres'), say);
  const parts: Part[] = [];
  // Takers of work first, the database last, so that nobody is cut off in the middle.
  const stop = once(async () => {
    await Promise.all(parts.map((part) => part.stop()));
    await database.stop();
  });
  try {
    await options.beforeParts?.();
    const [addresses] = await Promise.all([chooseAddresses(options, given), prepareDatabase(database.url, options, say), options.faces === false ? undefined : buildFacesIfStale(say, options.signal)]);
    const facts = { addresses, databaseUrl: database.url, secrets: options.secrets, sandboxFile: options.sandboxFile };
    const part = (name: string, script: string, env: Variables): Part => {
      const made = supervise({ name, args: [script], env: { ...process.env, NODE_ENV: 'production', ...env }, cwd: checkout, logFile: join(logs, `${name}.log`), say });
      parts.push(made);
      made.start();
      return made;
    };
    const sandbox = part('sandbox', 'tools/sandbox/main.ts', sandboxEnvironment(given, facts));
    const server = part('server', 'apps/server/src/main.ts', serverEnvironment(given, facts));
    const worker = part('worker', 'apps/server/src/worker.ts', serverEnvironment(given, facts));
    const url = `http://127.0.0.1:${addresses.port}`;
    const sandboxUrl = `http://127.0.0.1:${addresses.sandboxPort}`;
    const waiting = { signal: options.signal };
    await Promise.all([waitUntilReady(sandbox, sandboxUrl, waiting), waitUntilReady(server, `${url}/readyz`, waiting)]);
    return { url, sandboxUrl, database, server, worker, sandbox, stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepareDatabase(url: string, { seed, onNewWorld }: ProductOptions, say: (line: string) => void): Promise<void> {
  await migrate(url);
  if (await seedDemo(url, { only: seed === 'staff' ? 'staff' : 'all', say })) await onNewWorld?.();
}

async function chooseAddresses({ ports }: ProductOptions, given: Variables): Promise<Addresses> {
  const [port, sandboxPort, smtpPort] = [ports?.server || (await findFreePort()), ports?.sandbox || (await findFreePort()), ports?.smtp || (await findFreePort())];
  return { port, sandboxPort, smtpPort, publicUrl: given['PUBLIC_URL'] || `http://127.0.0.1:${port}` };
}

function once(act: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= act());
}
