import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGallery, type GalleryBrowser } from './browser.ts';

let gallery: GalleryBrowser;
beforeAll(async () => {
  gallery = await startGallery();
});
afterAll(() => gallery.close());

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}

const horizontalOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('accessibility at rest', () => {
  const looks = ['?theme=light', '?theme=dark', '?theme=light&neutral=sand&density=customer', '?theme=dark&density=field', '?contrast=more'];
  test.each(looks)('no serious or critical finding with %s', async (look) => {
    const page = await gallery.open(look);
    expect(await seriousViolations(page)).toEqual([]);
  });

  test('the system colour scheme decides while nothing was chosen', async () => {
    const dark = await gallery.open('', { colorScheme: 'dark' });
    const light = await gallery.open('', { colorScheme: 'light' });
    const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect([await paper(dark), await paper(light)]).toEqual(['rgb(17, 17, 19)', 'rgb(249, 249, 251)']);
  });
});

describe('reflow and targets', () => {
  test.each(['', '?density=field', '?density=customer&locale=es'])('320 px wide without sideways scrolling %s', async (look) => {
    const page = await gallery.open(look, { viewport: { width: 320, height: 700 } });
    expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
  });

  test('200 % text does not push the page sideways', async () => {
    const page = await gallery.open('', { viewport: { width: 640, height: 700 } });
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
  });

  test('every button is at least 24 px, 48 px in the field', async () => {
    const smallest = (page: Page) =>
      page.evaluate(() =>
        Math.min(...[...document.querySelectorAll('main button')].map((button) => {
          const { width, height } = button.getBoundingClientRect();
          return Math.min(width, height);
        })),
      );
    expect(await smallest(await gallery.open('?density=agent'))).toBeGreaterThanOrEqual(24);
    const field = await gallery.open('?density=field');
    const low = await field.evaluate(() =>
      [...document.querySelectorAll('main button:not([aria-label="Clear"], [aria-label="Show options"])')]
        .filter((button) => button.getBoundingClientRect().height < 48)
        .map((button) => button.outerHTML.slice(0, 120)),
    );
    expect(low).toEqual([]);
  });
});

describe('keyboard', () => {
  test('combobox: the first match is highlighted while typing and Enter takes it', async () => {
    const page = await gallery.open();
    const input = page.getByRole('combobox', { name: /What is wrong/ });
    await input.focus();
    await page.keyboard.type('wi-f');
    await page.getByRole('option', { name: /Wi-Fi drops/ }).waitFor();
    await page.keyboard.press('Enter');
    expect(await input.inputValue()).toBe('Wi-Fi drops');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('select: opens, moves and chooses by keyboard', async () => {
    const page = await gallery.open();
    const trigger = page.getByRole('combobox', { name: 'State' });
    await trigger.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Oregon' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    expect(await trigger.textContent()).toContain('Oregon');
  });

  test('dialog: keeps the focus inside, Escape closes it and gives the focus back', async () => {
    const page = await gallery.open();
    const opener = page.getByRole('button', { name: 'Cancel the visit', exact: true });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Cancel this visit?' });
    await dialog.waitFor();
    for (let press = 0; press < 8; press += 1) {
      await page.keyboard.press('Tab');
      await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('rating: one stop for Tab, arrows choose', async () => {
    const page = await gallery.open();
    const group = page.getByRole('group', { name: 'How was the visit?' });
    await group.getByRole('radio', { name: 'Good', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await group.getByRole('radio', { name: 'Very good' }).isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await group.evaluate((element) => element.contains(document.activeElement))).toBe(false);
  });

  test('table: arrows move between rows and Enter opens one', async () => {
    const page = await gallery.open();
    const row = (name: string) => page.getByRole('table', { name: 'Tickets' }).getByRole('row', { name });
    await row('TK-10481').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await row('TK-10479').getAttribute('aria-current')).toBe('true');
  });

  test('map: the radius and the centre of an area move with arrow keys', async () => {
    const page = await gallery.open();
    const map = page.getByRole('application', { name: 'Service area of Ana' });
    const radius = map.getByRole('slider', { name: 'Radius in kilometres' });
    await radius.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageUp');
    expect(await radius.getAttribute('aria-valuenow')).toBe('49');
    const centre = map.getByRole('button', { name: /Centre of the area/ });
    const before = await centre.boundingBox();
    await centre.focus();
    await page.keyboard.press('Shift+ArrowUp');
    const after = await centre.boundingBox();
    expect((before?.y ?? 0) - (after?.y ?? 0)).toBeGreaterThan(10);
  });

  test('map: dragging the rim makes the area larger', async () => {
    const page = await gallery.open();
    const radius = page.getByRole('slider', { name: 'Radius in kilometres' });
    await radius.scrollIntoViewIfNeeded();
    const box = await radius.boundingBox();
    if (!box) throw new Error('the handle is not drawn');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y, { steps: 6 });
    await page.mouse.up();
    expect(Number(await radius.getAttribute('aria-valuenow'))).toBeGreaterThan(42);
  });
});

describe('with an open popup', () => {
  test('dialog: axe finds nothing but the focus guards of the dialog kit', async () => {
    const page = await gallery.open('?theme=dark');
    await page.getByRole('button', { name: 'Cancel the visit', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    const findings = await seriousViolations(page);
    expect(findings.filter((finding) => !finding.startsWith('aria-hidden-focus'))).toEqual([]);
  });
});
