import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

const program = resolve(import.meta.dirname, '../../apps/desktop');

export type Screen = AsyncDisposable & { readonly display: string };

/** A screen in memory, when there is no real one. */
export async function openScreen(): Promise<Screen> {
  const real = process.env['DISPLAY'];
  if (real) return { display: real, [Symbol.asyncDispose]: async () => undefined };
  const xvfb = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [number] = (await once(xvfb.stdout, 'data')) as [Buffer];
  return {
    display: `:${number.toString().trim()}`,
    async [Symbol.asyncDispose]() {
      xvfb.kill();
      if (xvfb.exitCode === null && xvfb.signalCode === null) await once(xvfb, 'exit');
    },
  };
}

export type Program = { readonly app: ElectronApplication; readonly page: Page };
type Opening = { readonly screen: Screen; readonly server: string; /** Its own folder: what it keeps is there. */ readonly folder: string };

/** Starts the built desktop program, the real one. */
export async function openProgram({ screen, server, folder }: Opening): Promise<Program> {
  const electron = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  const app = await _electron.launch({
    executablePath: join(electron, 'electron'),
    args: ['--no-sandbox', program, `--user-data-dir=${folder}`],
    env: { ...(process.env as Record<string, string>), DISPLAY: screen.display, SYSOPS_SERVER_URL: server },
  });
  return { app, page: await app.firstWindow() };
}
