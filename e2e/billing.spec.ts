import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import { describeProblem, freshPhone, register, sellPlan, ticketIdIn, typeCodes } from './support/customer-hands.ts';
import { expect, test, type Journey } from './support/world.ts';

const worksCard = /^Works •••• 4242/;

/** From now on no webhook of Stripe arrives, or they arrive again. */
async function loseWebhooks(lost: boolean): Promise<void> {
  const faults = `${process.env['E2E_SANDBOX_URL'] ?? ''}/control/faults`;
  if (lost) await fetch(faults, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ target: 'stripe', kind: 'no-callback' }) });
  else await fetch(faults, { method: 'DELETE' });
}

/** From the page that says "You're covered" to a ticket, and the cover that was written on it. */
async function coverOfNewTicket(page: Page, { world }: Journey): Promise<unknown> {
  await page.getByRole('main').getByRole('link', { name: 'Get something repaired' }).click();
  await describeProblem(page, { device: 'Penultimate Vista 55', description: 'No picture since this morning, only sound.' });
  await expect(page.getByText('This is on your plan.')).toBeVisible();
  await page.getByRole('button', { name: 'Send the ticket' }).click();
  await expect(page.getByText(/Your ticket number is #\d+/)).toBeVisible();
  return (await world.manager.api.tickets.get.query({ ticketId: ticketIdIn(page) })).ticket.cover;
}

/** Step by step as a person would: plan, device, who and where, password, both codes, the hosted page, covered, ticket. */
async function buyOnTheWebsite(page: Page, journey: Journey): Promise<void> {
  const started = performance.now();
  const phone = freshPhone();
  const email = `dana.${v7().slice(-12)}@customers.example`;
  const next = page.getByRole('button', { name: 'Continue', exact: true });
  await page.goto(`${journey.url}/plans`);
  await page.locator('section', { has: page.getByRole('heading', { name: 'TV Care' }) }).getByRole('link', { name: 'Buy this plan' }).click();
  await page.getByLabel('Brand').fill('Penultimate');
  await page.getByLabel('Model').fill('Vista 55');
  await next.click();
  await page.getByLabel('Full name').fill('Dana Field');
  await next.click();
  await page.getByLabel('Street and number').fill('12 Harbor Street');
  await page.getByLabel('ZIP code').fill('82601');
  await page.getByLabel('The pin is right, or near enough').check();
  await next.click();
  await page.getByLabel('Phone').fill(phone.typed);
  await page.getByLabel('E-mail').fill(email);
  await next.click();
  await next.click();
  await page.getByLabel('Password').first().fill('a long enough password');
  await expect(page.getByText('Total today')).toBeVisible();
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await typeCodes(page, journey, { email, phone: phone.e164 });
  await page.getByRole('button', { name: worksCard }).click();
  await expect(page.getByRole('heading', { name: 'You’re covered' })).toBeVisible();
  expect(await coverOfNewTicket(page, journey)).toMatchObject({ covered: true, reason: 'active' });
  console.log(`registered, paid, covered ticket after ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

test.describe.configure({ mode: 'serial' });

test('a new customer registers, buys a plan and raises a covered ticket', ({ page, journey }) => buyOnTheWebsite(page, journey));

test('the same while every webhook of Stripe is lost', async ({ page, journey }) => {
  await loseWebhooks(true);
  try {
    await buyOnTheWebsite(page, journey);
  } finally {
    await loseWebhooks(false);
  }
});

test('a plan from the till: claimed, card on file, covered ticket; later cancelled in two clicks', async ({ page, journey }) => {
  const { receiptNumber } = await sellPlan(journey, '82601');
  const started = performance.now();
  await register(page, journey, { receiptNumber, zip: '82601', name: 'Tilda Shop', email: `tilda.${v7().slice(-12)}@customers.example` });
  await page.goto(`${journey.url}/account`);
  await page.getByRole('button', { name: 'Add a card' }).click();
  await page.getByRole('button', { name: worksCard }).click();
  await expect(page.getByRole('heading', { name: 'Your card is on file' })).toBeVisible();
  expect(await coverOfNewTicket(page, journey)).toMatchObject({ covered: true, reason: 'active' });
  console.log(`claimed, card on file, covered ticket after ${((performance.now() - started) / 1000).toFixed(1)} s`);

  await page.goto(`${journey.url}/account`);
  await expect(page.getByText('ending in 4242')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel plan' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel plan' }).click();
  await expect(page.getByText(/Canceled\. You are covered until/)).toBeVisible();
  await expect(page.getByText(/^Ends .* and is not renewed\.$/)).toBeVisible();
});

test('no page of ours has a field for a card number, and no program that we ship knows one', async ({ page, journey }) => {
  const customer = await journey.newCustomer();
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(request.url());
  });
  const count = (): Promise<number> => page.locator('input[autocomplete^="cc-"], input[name*="card" i], input[id*="card" i], iframe').count();
  for (const path of ['/plans', '/register?plan=home-tv', '/register']) {
    await page.goto(`${journey.url}${path}`);
    await expect(page.getByRole('main')).toBeVisible();
    expect(await count(), path).toBe(0);
  }
  await journey.enterAs(page, customer);
  for (const path of ['/account', '/buy/home-tv', '/billing/covered']) {
    await page.goto(`${journey.url}${path}`);
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(await count(), path).toBe(0);
  }
  expect(scripts.size).toBeGreaterThan(0);
  for (const script of scripts) expect(await (await fetch(script)).text(), script).not.toMatch(/cc-number|cc-csc|\b(?:4\d{15}|5[1-5]\d{14}|3[47]\d{13})\b/);
});

/** The check digit of card numbers. Source: ISO/IEC 7812-1, annex B. */
function isCardNumber(digits: string): boolean {
  const sum = Array.from(digits).toReversed().reduce((total, digit, at) => total + (at % 2 === 0 ? Number(digit) : ((Number(digit) * 2 - 1) % 9) + 1), 0);
  return digits.length >= 13 && sum % 10 === 0;
}

const cardNumbersIn = (text: string): string[] => (text.match(/(?<![0-9a-f-])[3-6]\d{3}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,4}(?![0-9a-f-])/g) ?? []).filter((found) => isCardNumber(found.replaceAll(/\D/g, '')));

test('after all that no log of ours and no message holds a card number', async () => {
  expect(cardNumbersIn('paid with 4242 4242 4242 4242')).toHaveLength(1);
  const logs = process.env['E2E_LOGS'] ?? '';
  const names = (await readdir(logs)).filter((name) => name.includes('server') || name.includes('worker'));
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) expect(cardNumbersIn(await readFile(join(logs, name), 'utf8')), name).toEqual([]);
  for (const kind of ['mails', 'messages']) {
    const sent = await (await fetch(`${process.env['E2E_SANDBOX_URL'] ?? ''}/control/${kind}?limit=50000`)).text();
    expect(sent.length).toBeGreaterThan(2000);
    expect(cardNumbersIn(sent), kind).toEqual([]);
  }
});
