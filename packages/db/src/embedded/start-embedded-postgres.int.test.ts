import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { makeCheckout } from './checkout-fixture.ts';
import { waitUntilGone } from './holder.ts';
import { isAlive, startEmbeddedPostgres } from './index.ts';

async function makeFolder(): Promise<AsyncDisposable & { dataDir: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'sysops-embedded-'));
  await chmod(folder, 0o755);
  return { dataDir: join(folder, 'new', 'postgres'), [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('an embedded PostgreSQL', () => {
  test('keeps its data over a restart and leaves no process behind', async () => {
    await using folder = await makeFolder();
    const first = await startEmbeddedPostgres({ dataDir: folder.dataDir, port: 0 });
    await query(first.url, 'create table note (text text); insert into note values ($$Größe$$)');
    await first.stop();
    await first.ended;
    expect(isAlive(first.pid)).toBe(false);

    await using second = await startEmbeddedPostgres({ dataDir: folder.dataDir, port: 0 });
    expect(await query(second.url, 'select upper(text) as text from note')).toEqual([{ text: 'GRÖßE' }]);
  });

  test('has the collation, the time zone, durability and the extensions that the product needs', async () => {
    await using folder = await makeFolder();
    await using db = await startEmbeddedPostgres({ dataDir: folder.dataDir, port: 0 });
    const [row] = await query(db.url, `select datlocprovider, datlocale, current_setting('TimeZone') as zone, current_setting('fsync') as fsync,
      current_setting('max_connections') as connections from pg_database where datname = current_database()`);
    expect(row).toEqual({ datlocprovider: 'b', datlocale: 'C.UTF-8', zone: 'UTC', fsync: 'on', connections: '200' });
    for (const name of ['pg_trgm', 'btree_gist', 'cube', 'earthdistance', 'unaccent', 'citext', 'pgcrypto']) {
      await query(db.url, `create extension ${name}`);
    }
  });

  test('asks for the generated password, which only its owner can read', async () => {
    await using folder = await makeFolder();
    await using db = await startEmbeddedPostgres({ dataDir: folder.dataDir, port: 0 });
    const wrong = Object.assign(new URL(db.url), { password: 'guess' }).href;
    await expect(query(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect((await stat(join(db.dataDir, 'password'))).mode & 0o777).toBe(0o600);
  });

  test('comes back after kill -9 with everything that was committed', async () => {
    await using folder = await makeFolder();
    const killed = await startEmbeddedPostgres({ dataDir: folder.dataDir, port: 0 });
    await query(killed.url, 'create table note (id int); insert into note select generate_series(1, 1000)');
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;

    await using again = await startEmbeddedPostgres({ dataDir: folder.dataDir, port: killed.port });
    expect(again.port).toBe(killed.port);
    expect(await query(again.url, 'select count(*)::int as count from note')).toEqual([{ count: 1000 }]);
  });

  test('a second start names the process that holds the data', async () => {
    await using folder = await makeFolder();
    await using db = await startEmbeddedPostgres({ dataDir: folder.dataDir, port: 0 });
    const second = startEmbeddedPostgres({ dataDir: folder.dataDir, port: 0, adoptOrphan: true });
    await expect(second).rejects.toThrow(new RegExp(`in use by PostgreSQL process ${db.pid}, started by process ${process.pid}, which is still running`));
    expect(await query(db.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('two first starts at once: one serves, the other is told who does', async () => {
    await using folder = await makeFolder();
    const results = await Promise.allSettled([1, 2].map(() => startEmbeddedPostgres({ dataDir: folder.dataDir, port: 0 })));
    const served = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    expect(served).toHaveLength(1);
    expect(refused).toEqual([expect.stringContaining(`in use by PostgreSQL process ${served[0]?.pid}`)]);
    await served[0]?.stop();
  });

  test('what a killed starter left behind is refused by name, or taken over when asked', async () => {
    await using folder = await makeFolder();
    const pid = await leaveOrphan(folder.dataDir);
    await expect(startEmbeddedPostgres({ dataDir: folder.dataDir, port: 0 })).rejects.toThrow(new RegExp(`process ${pid}, left behind by process`));

    const lines: string[] = [];
    await using db = await startEmbeddedPostgres({ dataDir: folder.dataDir, port: 0, adoptOrphan: true, log: (line) => lines.push(line) });
    expect(lines).toEqual([expect.stringContaining(`stopping PostgreSQL process ${pid}`)]);
    expect(isAlive(pid)).toBe(false);
    expect(await query(db.url, 'select id from note')).toEqual([{ id: 7 }]);
  });
});

/** A program that starts the database, writes a row and is killed. Returns the postmaster that it leaves. */
async function leaveOrphan(dataDir: string): Promise<number> {
  const script = `import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
    import pg from ${JSON.stringify(import.meta.resolve('pg'))};
    const db = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: 0 });
    const client = new pg.Client({ connectionString: db.url });
    await client.connect();
    await client.query('create table note (id int); insert into note values (7)');
    console.log(db.pid);`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk]: [Buffer] = (await once(starter.stdout, 'data')) as [Buffer];
  starter.kill('SIGKILL');
  await waitUntilGone(starter.pid ?? 0, 5_000);
  return Number(chunk.toString());
}

const startAndTell = `
  const db = await startEmbeddedPostgres({ dataDir: '.data/postgres', port: 0, log: console.log });
  console.log(JSON.stringify({ dataDir: db.dataDir, pid: db.pid }));
  await db.stop();`;

describe.runIf(process.getuid?.() === 0)('started by root', () => {
  test('serves a checkout under a folder that nobody else can enter, from a stable place outside it', async () => {
    await using checkout = await makeCheckout(0o700);
    const places = [await checkout.run(startAndTell), await checkout.run(startAndTell)].map(readPlace);
    try {
      expect(places[0]?.said).toContain('so the data are kept in');
      expect(places[1]?.dataDir).toBe(places[0]?.dataDir);
      expect(places[0]?.dataDir.startsWith(checkout.folder)).toBe(false);
    } finally {
      if (places[0]) await rm(dirname(places[0].dataDir), { recursive: true, force: true });
    }
  });

  test('keeps the data in a checkout that others can enter', async () => {
    await using checkout = await makeCheckout(0o755);
    const place = readPlace(await checkout.run(startAndTell));
    expect(place.dataDir).toBe(join(checkout.folder, '.data/postgres'));
    expect((await stat(join(place.dataDir, 'cluster'))).uid).toBe(65534);
  });

  test('an ordinary user (daemon) runs it as himself, and root then goes on with the same data', async () => {
    await using checkout = await makeCheckout(0o755);
    const user = { uid: 1, gid: 1 };
    const place = readPlace(await checkout.run(startAndTell, user));
    expect(place.dataDir).toBe(join(checkout.folder, '.data/postgres'));
    expect((await stat(join(place.dataDir, 'cluster'))).uid).toBe(user.uid);
    await checkout.run(startAndTell);
    await checkout.run(startAndTell, user);
    expect((await stat(join(place.dataDir, 'cluster'))).uid).toBe(user.uid);
  });
});

function readPlace(said: string): { said: string; dataDir: string } {
  const { dataDir }: { dataDir: string } = JSON.parse(said.trim().split('\n').at(-1) ?? '');
  return { said, dataDir };
}
