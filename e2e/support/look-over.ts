import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './world.ts';

/** Colours that are on their way from one theme to the other are no theme's colours. */
const settled = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  .then(() => Promise.allSettled(document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime)).map((one) => one.finished))).then(() => null)`;

async function violationsIn(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(settled);
  // One document without foreign frames: no second page is needed, which a desktop program would not open.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  // The themes differ in nothing but colours.
  const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${new URL(page.url()).pathname} ${colorScheme} ${id} ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim() ?? ''}`));
}

/** What axe finds serious or critical on the page as it stands, in both themes. */
export const seriousFaults = async (page: Page): Promise<string[]> => [...(await violationsIn(page, 'light')), ...(await violationsIn(page, 'dark'))];

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
