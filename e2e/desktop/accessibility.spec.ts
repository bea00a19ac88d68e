import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seriousFaults } from '../support/look-over.ts';
import { expect, test } from '../support/world.ts';
import { findByPhone, handsOn, signInAsAgent } from './agent-hands.ts';
import { openProgram, openScreen } from './open-program.ts';

const places = [
  { rail: 'Queue', path: '/agent/queue' },
  { rail: 'Dispatch', path: '/agent/dispatch' },
  { rail: 'Past fixes', path: '/agent/knowledge' },
  { rail: 'Me', path: '/agent/me' },
] as const;

test('the agents’ program', async ({ journey }) => {
  test.setTimeout(150_000);
  const customer = await journey.newCustomer();
  await using screen = await openScreen();
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  const { app, page } = await openProgram({ screen, server: journey.url, folder });
  try {
    await expect(page.getByRole('button', { name: /^Sign in as/ }).first()).toBeVisible();
    const faults = await seriousFaults(page);
    await signInAsAgent(page);
    await findByPhone(page, handsOn(page), customer);
    faults.push(...(await seriousFaults(page)));
    await page.keyboard.press('Alt+p');
    await expect(page.getByRole('region', { name: 'Plans and account' }).getByRole('article')).toBeVisible();
    for (const key of ['x', 'Escape', 'd', 'Escape', 'e', 'Escape', 'b', 'Escape', '2', '3', '4']) {
      await page.keyboard.press(key);
      await expect(page.locator('.breathe')).toHaveCount(0);
      if (key !== 'Escape') faults.push(...(await seriousFaults(page)));
    }
    await page.keyboard.press('Alt+c');
    await expect(page.getByRole('form', { name: 'The caller' })).toBeVisible();
    faults.push(...(await seriousFaults(page)));
    for (const { rail, path } of places) {
      await page.getByRole('link', { name: new RegExp(`^${rail}`) }).click();
      await expect.poll(() => new URL(page.url()).pathname).toContain(path);
      await expect(page.locator('.breathe')).toHaveCount(0);
      faults.push(...(await seriousFaults(page)));
    }
    expect(faults).toEqual([]);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});
