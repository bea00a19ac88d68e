import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Full path of the first of these programs that PATH holds. */
export function findProgram(names: readonly string[]): string | null {
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const path = join(folder, name);
      if (isExecutable(path)) return path;
    }
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

let updated = false;

/** Installs Debian packages when we may (root, apt-get there). True when they are installed afterwards. */
export function installDebianPackages(packages: readonly string[], say: (line: string) => void): boolean {
  if (process.getuid?.() !== 0 || !findProgram(['apt-get'])) return false;
  say(`installing ${packages.join(', ')} from Debian`);
  // A service that a package brings must not start by itself.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (args: string[]): boolean => spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 600_000 }).status === 0;
  if (!updated) updated = apt(['update', '-q']);
  return apt(['install', '-y', '-q', '--no-install-recommends', ...packages]);
}
