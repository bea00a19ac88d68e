import { replayDecision, sameDecision } from '@sysops/domain/dispatch';
import type { ApiClient } from '@sysops/api-client';
import { chromium, type Browser } from 'playwright';
import { browserCookie, takeSeat, type Seat } from '../dev/demo-seat.ts';
import { withOwnProduct } from '../dev/with-own-product.ts';
import { findBrowser } from '../test/find-browser.ts';

/** Seconds in which a manager must see why. Source: AS-04. */
const reach = 1;

type Stored = { readonly ticketId: string; readonly decisionId: string };

async function storedDecisions(api: ApiClient): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof api.tickets.list.query>> = await api.tickets.list.query({ limit: 100, ...(after ? { after } : {}) });
    for (const { id } of page.items) stored.push(...(await api.dispatch.forTicket.query({ ticketId: id })).decisions.map((d) => ({ ticketId: id, decisionId: d.id })));
    if (!page.nextAfter) return stored;
    after = page.nextAfter;
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { seconds: (performance.now() - start) / 1000, value };
}

function spread(seconds: readonly number[]): { readonly p50: number; readonly p95: number; readonly most: number } {
  const sorted = seconds.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}

const shown = ({ p50, p95, most }: ReturnType<typeof spread>): string => `p50 ${p50.toFixed(2)} p95 ${p95.toFixed(2)} most ${most.toFixed(2)} s`;

type Looking = { readonly origin: string; readonly seat: Seat; readonly stored: readonly Stored[] };

/** As a manager does it: from the click on a ticket's page to the candidates on the screen. The first one, which brings the code, counts too. */
async function openInBrowser(browser: Browser, { origin, seat, stored }: Looking): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', serviceWorkers: 'block' });
  await context.addCookies([browserCookie(seat, origin)]);
  const page = await context.newPage();
  const seconds: number[] = [];
  for (const { ticketId, decisionId } of stored) {
    await page.goto(`${origin}/console/tickets/${ticketId}`);
    await page.getByRole('tab', { name: 'Dispatch' }).click();
    const link = page.locator(`a[href="/console/decisions/${decisionId}"]`).first();
    await link.scrollIntoViewIfNeeded();
    const { seconds: one } = await timed(async () => {
      await link.click();
      await page.getByRole('table').or(page.getByText('Nobody')).first().waitFor();
      await page.locator('.breathe').first().waitFor({ state: 'detached' });
    });
    seconds.push(one);
  }
  await context.close();
  return seconds;
}

/** Every decision of the demo data is opened by the API and made again; some are opened in a browser. */
export async function benchExplain({ pages }: { readonly pages: number }): Promise<boolean> {
  const executablePath = findBrowser(console.log);
  if (!executablePath) throw new Error('No Chromium could be found or installed');
  let met = false;
  await withOwnProduct('explain', async ({ url: origin }) => {
    const seat = await takeSeat(origin, 'manager');
    const stored = await storedDecisions(seat.api);
    const answers: number[] = [];
    let identical = 0;
    for (const { decisionId } of stored) {
      const { seconds, value } = await timed(() => seat.api.dispatch.explain.query({ decisionId }));
      answers.push(seconds);
      if (sameDecision(value.decision, replayDecision(value))) identical += 1;
    }
    const step = Math.max(1, Math.floor(stored.length / pages));
    await using browser = await chromium.launch({ executablePath });
    const screens = spread(await openInBrowser(browser, { origin, seat, stored: stored.filter((_, i) => i % step === 0) }));
    const api = spread(answers);
    console.log(`explain: ${stored.length} decisions, ${identical} replayed identically; answer ${shown(api)}; click to screen, ${pages} of them, ${shown(screens)} (reach ${reach} s)`);
    met = stored.length > 0 && identical === stored.length && api.most <= reach && screens.most <= reach;
  });
  return met;
}
