import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './world.ts';

const themes = ['light', 'dark'] as const;

/** What axe finds serious or critical on the page as it stands, in both themes. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // One document without foreign frames: no second page is needed, which a desktop program would not open.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    found.push(...serious.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${new URL(page.url()).pathname} ${colorScheme} ${id} ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim() ?? ''}`)));
  }
  return found;
}

/** Opens a page and waits until nothing on it is still loading. */
export async function openWhole(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('.breathe')).toHaveCount(0);
}

/** By how many pixels the page is wider than a screen of 320. */
export async function tooWide(page: Page): Promise<number> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  if (before) await page.setViewportSize(before);
  return Number(over);
}
