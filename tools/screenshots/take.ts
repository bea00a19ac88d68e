import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type BrowserContext } from 'playwright';
import { checkout } from '../dev/checkout.ts';
import { browserCookie, takeSeat, type Seat } from '../dev/demo-seat.ts';
import { withOwnProduct } from '../dev/with-own-product.ts';
import { findBrowser } from '../test/find-browser.ts';
import { screens, type Screen } from './screens.ts';

const { values } = parseArgs({ options: { url: { type: 'string' }, only: { type: 'string' }, out: { type: 'string', default: join(checkout, 'docs/screenshots') } } });
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const;

type Sitting = { readonly browser: Browser; readonly origin: string; readonly seats: ReadonlyMap<string, Seat> };

async function contextFor({ browser, origin, seats }: Sitting, screen: Screen, theme: 'light' | 'dark'): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: sizes[screen.size], deviceScaleFactor: 1, colorScheme: theme, reducedMotion: 'reduce', locale: 'en-US', timezoneId: 'America/Chicago', serviceWorkers: 'block' });
  const seat = screen.as ? seats.get(screen.as) : undefined;
  if (seat) await context.addCookies([browserCookie(seat, origin)]);
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
    for (const role of new Set(wanted.map((screen) => screen.as))) if (role) seats.set(role, await takeSeat(origin, role));
    for (const screen of wanted) {
      for (const theme of ['light', 'dark'] as const) await take({ browser, origin, seats }, screen, theme);
      console.log(`· ${screen.name}`);
    }
  } finally {
    await browser.close();
  }
}

await (values.url ? takeAll(values.url) : withOwnProduct('screens', ({ url }) => takeAll(url)));
