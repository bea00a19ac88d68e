import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import { storyPassword } from '../tools/story/make-people.ts';
import { mailedCode, textedCode } from '../tools/story/prove-contacts.ts';
import { openSession } from '../tools/story/session.ts';
import { freshPhone } from './support/customer-hands.ts';
import { seriousFaults, tooWide } from './support/look-over.ts';
import { expect, test, waitUntil, type Journey } from './support/world.ts';

/** Registered a moment ago by the public API, signed in on the page; nothing is confirmed. */
async function newcomer(page: Page, journey: Journey) {
  const email = `nora.${v7().slice(-12)}@customers.example`;
  const phone = freshPhone();
  const place = { address: { line1: '5 Signal Street', city: 'Casper', state: 'WY', zip: '82601' }, location: null };
  const purchase = { contractId: v7(), planCode: 'home-tv', devices: [{ deviceId: v7(), category: 'tv' as const, brand: 'Penultimate', model: 'Vista 55' }] };
  await openSession(journey.url).api.customers.register.mutate({ customerId: v7(), email, password: storyPassword, name: 'Nora Code', phone: phone.e164, channel: 'sms', language: 'en', place, purchase });
  await journey.enterAs(page, { email });
  return { email, phone };
}

const byMail = (page: Page) => page.getByLabel(/^Code from the e-mail/);
const byText = (page: Page) => page.getByLabel(/^Code from the text/);
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('both codes on one screen: a wrong one says so and keeps the right one, and nobody has to', async ({ page, journey }) => {
  const { email, phone } = await newcomer(page, journey);
  const { sandbox } = journey.world;
  await page.goto(`${journey.url}/check`);
  await expect(page.getByRole('heading', { name: /^Check your e-.?mail and phone$/ })).toBeVisible();
  await expect(page.getByText(/^New code in \d+ s$/)).toHaveCount(2);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Enter the six digits')).toHaveCount(2);
  await expect(byMail(page)).toBeFocused();
  expect(await seriousFaults(page)).toEqual([]);
  expect(await tooWide(page)).toBe(0);
  const mailed = await waitUntil('the code by mail', () => mailedCode(sandbox, email));
  const texted = await waitUntil('the code by text', () => textedCode(sandbox, phone.e164));
  await byMail(page).fill(wrong(mailed));
  // As a phone shows it.
  await byText(page).fill(`${texted.slice(0, 3)} ${texted.slice(3)}`);
  await byText(page).press('Enter');
  await expect(page.getByText('That is not the code. 4 tries are left.')).toBeVisible();
  await expect(page.getByText('Your phone is confirmed')).toBeVisible();
  await page.getByRole('button', { name: 'Do this later' }).click();
  await expect(page.getByRole('heading', { name: 'Hello, Nora' })).toBeVisible();

  await page.goto(`${journey.url}/account`);
  await expect(page.getByText('Until your e-mail is confirmed, messages about visits and bills go to your phone.')).toBeVisible();
  await byMail(page).fill(mailed);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(2);
  await expect(byMail(page)).toHaveCount(0);
});

test('another e-mail and another phone from the profile, each with its code', async ({ page, journey }) => {
  const customer = await journey.newCustomer();
  const { sandbox } = journey.world;
  const email = `moved.${v7().slice(-12)}@customers.example`;
  const phone = freshPhone();
  await journey.enterAs(page, customer);
  await page.goto(`${journey.url}/account`);
  await page.getByRole('button', { name: 'Change e-mail' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('New e-mail address').fill(email);
  await dialog.getByLabel('New e-mail address').press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`Changes to ${email} when you type the code that we sent there.`)).toBeVisible();
  await byMail(page).fill(await waitUntil('the code by mail', () => mailedCode(sandbox, email)));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();
  await waitUntil('the word to the old address', async () => (await sandbox.mailsTo(customer.email)).find(({ subject }) => subject === 'The e-mail address of your account was changed'));

  await page.getByLabel('Phone', { exact: true }).fill(phone.typed);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Not confirmed')).toBeVisible();
  await byText(page).fill(await waitUntil('the code by text', () => textedCode(sandbox, phone.e164)));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(2);
});
