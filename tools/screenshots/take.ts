import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAuthClient, createApiClient, type ApiClient } from '@sysops/api-client';
import type { DemoSignIn } from '@sysops/domain/identity';
import { chromium, type Browser, type BrowserContext } from 'playwright';
import { checkout } from '../dev/checkout.ts';
import { makeDemoSecrets } from '../dev/demo-secrets.ts';
import { startProduct } from '../dev/start-product.ts';
import { createCookieFetch } from '../story/cookie-fetch.ts';
import { findBrowser } from '../test/find-browser.ts';
import { screens, type Screen } from './screens.ts';

const { values } = parseArgs({ options: { url: { type: 'string' }, only: { type: 'string' }, out: { type: 'string', default: join(checkout, 'docs/screenshots') } } });
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const;

type Seat = { readonly cookie: string; readonly api: ApiClient };

/** A demo person's session, got through the public API as a browser would. */
async function seatOf(origin: string, role: DemoSignIn['role']): Promise<Seat> {
  let cookie = '';
  const fetch = createCookieFetch(origin);
  const api = createApiClient({ origin, fetch });
  const auth = createAuthClient({ origin, fetch: async (input, init) => {
    const response = await fetch(input, init);
    const lines = response.headers.getSetCookie().filter((line) => line.includes('session'));
    cookie = lines.map((line) => line.split(';')[0] ?? '').find((pair) => !pair.endsWith('=')) ?? cookie;
    return response;
  } });
  const who = (await api.identity.demoSignIns.query()).find((person) => person.role === role);
  if (!who) throw new Error(`There is no demo sign-in for ${role}`);
  const answer = await auth.signIn(who.email, who.password);
  if (answer.kind === 'second_factor') {
    const fresh = (await api.identity.demoSignIns.query()).find((person) => person.email === who.email);
    await auth.verifyTotp(fresh?.totpCode ?? '');
  }
  return { cookie, api };
}

type Sitting = { readonly browser: Browser; readonly origin: string; readonly seats: ReadonlyMap<string, Seat> };

async function contextFor({ browser, origin, seats }: Sitting, screen: Screen, theme: 'light' | 'dark'): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: sizes[screen.size], deviceScaleFactor: 1, colorScheme: theme, reducedMotion: 'reduce', locale: 'en-US', timezoneId: 'America/Chicago', serviceWorkers: 'block' });
  const pair = screen.as ? seats.get(screen.as)?.cookie : undefined;
  if (pair) {
    const at = pair.indexOf('=');
    await context.addCookies([{ name: pair.slice(0, at), value: decodeURIComponent(pair.slice(at + 1)), url: origin, httpOnly: true, sameSite: 'Lax' }]);
  }
  return context;
}

async function take(sitting: Sitting, screen: Screen, theme: 'light' | 'dark'): Promise<void> {
  await using context = await contextFor(sitting, screen, theme);
  const page = await context.newPage();
  const api = screen.as ? sitting.seats.get(screen.as)?.api : undefined;
  const path = typeof screen.path === 'string' ? screen.path : api ? await screen.path(api) : '/';
  await page.goto(`${sitting.origin}${path}`, { waitUntil: 'load' });
  for (const name of screen.press ?? []) await page.getByRole('link', { name }).or(page.getByRole('button', { name })).or(page.getByRole('row', { name })).first().click();
  await page.locator('h1').first().waitFor({ timeout: 20_000 });
  // What still breathes is a placeholder: a picture shows what is there.
  await page.locator('.breathe, [aria-busy="true"]').first().waitFor({ state: 'detached', timeout: 20_000 });
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(values.out, `${screen.name}-${theme}.png`) });
}

async function takeAll(origin: string): Promise<void> {
  const executablePath = findBrowser(console.log);
  if (!executablePath) throw new Error('No Chromium could be found or installed');
  await mkdir(values.out, { recursive: true });
  const wanted = screens.filter((screen) => !values.only || screen.name.includes(values.only));
  const browser = await chromium.launch({ executablePath });
  try {
    const seats = new Map<string, Seat>();
    for (const role of new Set(wanted.map((screen) => screen.as))) if (role) seats.set(role, await seatOf(origin, role));
    for (const screen of wanted) {
      for (const theme of ['light', 'dark'] as const) await take({ browser, origin, seats }, screen, theme);
      console.log(`· ${screen.name}`);
    }
  } finally {
    await browser.close();
  }
}

async function withOwnProduct(work: (origin: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sysops-screens-'));
  await chmod(dataDir, 0o755);
  const product = await startProduct({ dataDir, secrets: makeDemoSecrets(), given: { LOG_LEVEL: 'warn' }, seed: 'demo', say: (line) => console.log(`· ${line}`) });
  try {
    await work(product.url);
  } finally {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

await (values.url ? takeAll(values.url) : withOwnProduct(takeAll));
