import { readFile } from 'node:fs/promises';
import { seriousFaults } from './support/look-over.ts';
import { expect, test } from './support/world.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const head = 'receipt_number,zip,sold_at,plan_code,category,brand,model,serial';

/** A till's file with one good receipt of two devices and one without a ZIP code that exists. */
const fileOf = (name: string, receipt: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name, mimeType: 'text/csv',
  buffer: Buffer.from([head, `${receipt},82601,2026-01-05,home-all,tv,Penultimate,"Vista, 55",S${receipt}`, `${receipt},82601,2026-01-05,home-all,stereo,Penultimate,Tone,`, `${receipt}-X,826,2026-01-05,home-tv,tv,Penultimate,Vista,`].join('\r\n')),
});

test('an admin sees what becomes of a till’s file, records it, and gets the refused lines back with their reason', async ({ page, journey }) => {
  const receipt = `E2E-${Date.now()}`;
  await journey.enter(page, 'admin');
  await page.goto(`${journey.url}/console/billing?tab=sales`);
  await page.getByLabel('Choose a file').setInputFiles({ name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from(`${head}\nA,82601,2026-01-05,home-tv,tv,"Penultimate,Vista,`) });
  await expect(page.getByText('Line 2 has a quotation mark that is never closed')).toBeVisible();
  await page.getByLabel('Choose a file').setInputFiles(fileOf('till.csv', receipt));
  const table = page.getByRole('table', { name: 'What becomes of till.csv' });
  await expect(table.getByRole('row', { name: new RegExp(`4 Refused ${receipt}-X zip: `) })).toBeVisible();
  await expect(table.getByRole('row', { name: new RegExp(`2, 3 Will be recorded ${receipt}`) })).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save refused lines' }).click();
  const refused = await readFile(await (await saving).path(), 'utf8');
  expect(refused.split('\r\n').slice(0, 2)).toEqual([`${head},refused_because`, expect.stringContaining(`${receipt}-X,826,`)]);
  await page.getByRole('button', { name: 'Record 1 sale' }).click();
  await expect(page.getByRole('table', { name: 'What became of till.csv' }).getByRole('row', { name: new RegExp(`2, 3 Recorded ${receipt}`) })).toBeVisible();
  await page.getByLabel('Choose a file').setInputFiles(fileOf('till.csv', receipt));
  await expect(page.getByRole('button', { name: 'Nothing to record' })).toBeDisabled();
});

test('an admin gives a till a key; what the till sends with it stands in the console, and a revoked key sends nothing more', async ({ page, journey }) => {
  const run = Date.now();
  const send = async (key: string, receiptNumber: string): Promise<number> => {
    const sale = { receiptNumber, zip: '82601', soldAt: '2026-01-05T15:30:00-07:00', planCode: 'home-tv', devices: [{ category: 'tv', brand: 'Penultimate', model: 'Vista 55' }] };
    return (await fetch(`${journey.url}/api/till/sales`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify(sale) })).status;
  };
  await journey.enter(page, 'admin');
  await page.goto(`${journey.url}/console/billing?tab=sales`);
  await page.getByRole('button', { name: 'New till key' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(`Casper ${run}`);
  await page.getByRole('button', { name: 'Make the key' }).click();
  const dialog = page.getByRole('dialog', { name: `Key of Casper ${run}` });
  const key = await dialog.getByLabel('Key', { exact: true }).innerText();
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(key)).toHaveCount(0);
  expect([await send(key, `TILL-${run}`), await send(key, `TILL-${run}`)]).toEqual([201, 200]);
  await page.reload();
  await expect(page.getByRole('table', { name: 'Recorded sales' }).getByRole('row', { name: new RegExp(`TILL-${run}.* Casper ${run} \\(till\\) .*82601 TV Care 1 Not claimed`) })).toHaveCount(1);
  await expect(page.getByRole('listitem').filter({ hasText: `Casper ${run}` })).toContainText('last used just now');
  await page.getByRole('button', { name: `Revoke the key of Casper ${run}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: `Casper ${run}` })).toContainText('Revoked');
  expect(await send(key, `TILL-${run}-B`)).toBe(401);
});

test('an admin changes the timetable with a reason; what is wrong is said at its field', async ({ page, journey }) => {
  await journey.enter(page, 'admin');
  await page.goto(`${journey.url}/console/billing?tab=timetable`);
  await page.getByRole('button', { name: 'Change the numbers' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Messages on days').fill('0, 3, 3');
  await dialog.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(dialog.getByText('Days must rise, each only once')).toBeVisible();
  await expect(dialog.getByText('Say why, for whoever reads it later')).toBeVisible();
  await dialog.getByLabel('Messages on days').fill('0, 3, 7, 13');
  await dialog.getByLabel('Reason').fill('A last word a day before the last try');
  await dialog.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('table', { name: 'Changes' })).toContainText('A last word a day before the last try');
  await expect(page.getByText('Version 1 is in force.')).toBeVisible();
});

test('the report has plots with their tables, and the month ties to Stripe', async ({ page, journey }) => {
  await journey.enter(page, 'manager');
  await page.goto(`${journey.url}/console/billing?tab=report`);
  for (const name of ['Revenue by plan', 'Failed renewals and recovery', 'Plans lost, by cause']) {
    await expect(page.getByRole('img', { name })).toBeVisible();
    await expect(page.getByRole('table', { name })).toBeVisible();
  }
  await expect(page.getByText('Agrees to the cent')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Till sales' })).toHaveCount(0);
});
