import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFacesIfStale } from './build-faces.ts';
import { checkout } from './checkout.ts';
import { portFrom, readSettings } from './read-settings.ts';

const fetchLimitMs = 180_000;
const electronPackage = join(checkout, 'node_modules/electron');

/** Path of an Electron, fetched once if need be. @throws in one line when there is none for this computer */
function findProgram(given: Readonly<Record<string, string | undefined>>): string {
  const folder = given['ELECTRON_OVERRIDE_DIST_PATH'];
  if (folder) {
    const program = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
    if (!existsSync(program)) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH has no Electron (${folder})`);
    return program;
  }
  if (!existsSync(join(electronPackage, 'install.js'))) throw new Error('the package "electron" is not installed (npm ci)');
  const { status } = spawnSync(process.execPath, [join(electronPackage, 'install.js')], { stdio: 'ignore', timeout: fetchLimitMs });
  const pathFile = join(electronPackage, 'path.txt');
  const program = existsSync(pathFile) ? join(electronPackage, 'dist', readFileSync(pathFile, 'utf8')) : '';
  if (status !== 0 || !existsSync(program)) throw new Error('its release could not be fetched from github.com');
  return program;
}

function assertDisplay(given: Readonly<Record<string, string | undefined>>): void {
  if (process.platform === 'linux' && !given['DISPLAY'] && !given['WAYLAND_DISPLAY']) throw new Error('this terminal has no display');
}

async function desktop(): Promise<void> {
  const given = readSettings();
  const server = given['SYSOPS_SERVER_URL'] || `http://127.0.0.1:${portFrom(given, 'PORT', 4000)}`;
  const runs = await fetch(`${server}/healthz`, { signal: AbortSignal.timeout(3_000) }).then(({ ok }) => ok, () => false);
  if (!runs) console.log(`Nothing answers at ${server} yet: start it with npm start.`);
  let program = '';
  try {
    assertDisplay(given);
    program = findProgram(given);
  } catch (error) {
    console.log(`No Electron here: ${error instanceof Error ? error.message : String(error)}. The same program runs in a browser: ${server}/agent/`);
    return;
  }
  await buildFacesIfStale((line) => console.log(`· ${line}`));
  // Electron refuses to sandbox for root, as in containers.
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(program, [...(root ? ['--no-sandbox'] : []), join(checkout, 'apps/desktop')], { stdio: 'inherit', env: { ...process.env, SYSOPS_SERVER_URL: server } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 0;
}

try {
  await desktop();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
