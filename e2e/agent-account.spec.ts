import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import { storyPassword } from '../tools/story/make-people.ts';
import { sellPlan } from './support/customer-hands.ts';
import { expect, test, waitUntil, type Journey } from './support/world.ts';

test.use({ viewport: { width: 1360, height: 860 } });

const worksCard = /^Works •••• 4242/;

/** The agents' program in a browser, at one caller's account. */
async function openAccount(page: Page, journey: Journey, customerId: string) {
  await journey.enter(page, 'agent');
  await page.goto(`${journey.url}/agent/customers/${customerId}?part=account`);
  const panel = page.getByRole('region', { name: 'Plans and account' });
  await expect(panel.getByRole('article').first()).toBeVisible();
  return panel;
}

const linkIn = (texts: readonly string[], path: string): string | undefined => texts.flatMap((text) => text.match(new RegExp(`https?://\\S+${path}[A-Za-z0-9._-]+`)) ?? []).at(-1);

/** The newest link of a kind that was sent to a customer, as staff sees it in his messages. */
const linkTo = ({ world }: Journey, customerId: string, kind: 'pay_link' | 'card_link') =>
  waitUntil(`the ${kind} to the customer`, async () => {
    const messages = await world.agent.api.notifications.forCustomer.query({ customerId });
    return linkIn(messages.filter((message) => message.kind === kind).map(({ body }) => body), kind === 'pay_link' ? '/pay/' : '/card/');
  });

test('an agent sells a plan to a caller and sends the link; the caller pays on the hosted page without signing in', async ({ page, browser, journey }) => {
  const customer = await journey.newCustomer('82601');
  const panel = await openAccount(page, journey, customer.id);
  await page.keyboard.press('b');
  const form = panel.getByRole('form', { name: 'Buy a plan' });
  await form.getByRole('combobox', { name: 'Plan' }).click();
  await page.getByRole('option', { name: /Audio Care/ }).click();
  await form.getByLabel('Make').fill('Penultimate');
  await form.getByLabel('Model').fill('Duo');
  await form.getByLabel('Bought on').fill('2026-01-05');
  await form.getByLabel('Model').press('Enter');
  // He may hold the same plan for another device already.
  const plan = panel.getByRole('article', { name: /^Audio Care/ }).filter({ hasText: 'Penultimate Duo' });
  await expect(plan.getByText('Waits for payment')).toBeVisible();
  await page.keyboard.press('y');
  await expect(panel.getByRole('form', { name: 'Send the link to pay?' })).toContainText('do not ask for its number');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/The link to pay is on its way/)).toBeVisible();
  // No field of the program takes a card.
  expect(await page.locator('input[autocomplete^="cc-"], input[name*="card" i], iframe').count()).toBe(0);

  const link = await linkTo(journey, customer.id, 'pay_link');
  await using stranger = await browser.newContext();
  const theirs = await stranger.newPage();
  await theirs.goto(link);
  await theirs.getByRole('button', { name: /^Pay \$/ }).click();
  await theirs.getByRole('button', { name: worksCard }).click();
  await expect(theirs.getByRole('heading', { name: 'Paid. You’re covered' })).toBeVisible();
  await expect(plan.getByText('Active', { exact: true })).toBeVisible();
  await expect(plan.getByText(/bought Jan 5, 2026/)).toBeVisible();
});

test('a card comes on file by the mailed link, and whoever turns back there meets no sign-in', async ({ page, browser, journey }) => {
  const customer = await journey.newCustomer('82601');
  const panel = await openAccount(page, journey, customer.id);
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/The link for a card is on its way/)).toBeVisible();
  await using stranger = await browser.newContext();
  const theirs = await stranger.newPage();
  await theirs.goto(await linkTo(journey, customer.id, 'card_link'));
  await theirs.getByRole('button', { name: 'Continue to the secure page' }).click();
  await theirs.getByRole('button', { name: worksCard }).click();
  await expect(theirs.getByRole('heading', { name: 'Your card is on file' })).toBeVisible();
  await expect(theirs.getByText(customer.email)).toHaveCount(0);
  await expect(panel.getByText(/ending in 4242/)).toBeVisible();
});

/** Mailbox and telephone of one person refuse everything from now on. */
async function makeUnreachable({ email, phone }: { readonly email: string; readonly phone: string }): Promise<void> {
  const faults = `${process.env['E2E_SANDBOX_URL'] ?? ''}/control/faults`;
  for (const fault of [{ target: 'smtp', kind: 'refuse', to: email }, { target: 'twilio', kind: 'failed', to: phone }]) {
    expect((await fetch(faults, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) })).ok).toBe(true);
  }
}

test('a message that reaches a customer on no channel leads an agent to him', async ({ page, journey }) => {
  const customer = await journey.newCustomer('82601');
  const { api } = journey.world.agent;
  const { name } = await api.customers.get.query({ customerId: customer.id });
  // What he is owed from his registration has reached him first.
  const welcomed = async (): Promise<boolean> => {
    const messages = await api.notifications.forCustomer.query({ customerId: customer.id });
    return messages.some(({ kind }) => kind === 'welcome') && messages.every(({ sentAt }) => sentAt !== null);
  };
  await expect.poll(welcomed, { timeout: 30_000 }).toBe(true);
  await makeUnreachable(customer);
  await api.billing.sendCardLink.mutate({ commandId: v7(), customerId: customer.id });
  await journey.enter(page, 'agent');
  await page.goto(`${journey.url}/agent/customers`);
  const toCall = page.getByRole('region', { name: 'People to call' });
  const row = toCall.getByRole('listitem').filter({ hasText: name }).filter({ hasText: 'card link' });
  await expect(row).toBeVisible({ timeout: 60_000 });
  await row.getByRole('link', { name }).click();
  const panel = page.getByRole('region', { name: 'Plans and account' });
  await expect(panel.getByRole('article')).toBeVisible();
  await page.keyboard.press('3');
  await expect(panel.getByRole('listitem').filter({ hasText: /card link|card on file|tarjeta/ }).filter({ hasText: 'Failed' })).toHaveCount(2);
  await page.goto(`${journey.url}/agent/customers`);
  await row.getByRole('button', { name: `Called ${name}` }).click();
  await expect(row).toHaveCount(0);
});

test('a caller is registered with his receipt, sets his password by the link, and his devices are put right', async ({ page, journey }) => {
  const { receiptNumber } = await sellPlan(journey, '82601');
  const email = `iris.${v7().slice(-12)}@customers.example`;
  // A range that no program of ours gives to anybody. Source: Ofcom, numbers for use in drama.
  const phone = `+44 20 7946 0${String(Date.now() % 1000).padStart(3, '0')}`;
  await journey.enter(page, 'agent');
  await page.goto(`${journey.url}/agent/customers`);
  await page.getByRole('combobox', { name: 'Find a caller' }).fill(phone);
  await expect(page.getByText('Nobody fits.')).toBeVisible();
  await page.keyboard.press('Alt+c');
  const form = page.getByRole('form', { name: 'The caller' });
  await expect(form.getByLabel('Phone')).toHaveValue(phone);
  await page.keyboard.press('Enter');
  await expect(form.getByText('Ask for the name')).toBeVisible();
  await form.getByLabel('Full name').fill('Iris Vale');
  await form.getByLabel('Street and number').fill('12 Harbor Street');
  await form.getByLabel('ZIP', { exact: true }).fill('82601');
  await expect(form.getByLabel('City')).toHaveValue('Casper');
  await form.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await form.getByLabel('Receipt number').fill('NO-SUCH-1');
  await form.getByLabel('ZIP on the receipt').fill('82601');
  await page.keyboard.press('Enter');
  await expect(form.getByText(/do not find this receipt/)).toBeVisible();
  await form.getByLabel('Receipt number').fill(receiptNumber);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: 'Plans and account' });
  await expect(panel.getByText('Penultimate Vista 55')).toBeVisible();
  await panel.getByRole('button', { name: 'Correct Penultimate Vista 55' }).click();
  await panel.getByLabel('Serial number').fill('PE-55-0001');
  await page.keyboard.press('Enter');
  await expect(panel.getByText(/PE-55-0001/)).toBeVisible();

  const mail = await waitUntil('the mail with the link to a password', async () => (await journey.world.sandbox.mailsTo(email)).find(({ links }) => links.some((link) => link.includes('/reset-password'))));
  await page.context().clearCookies();
  await page.goto(mail.links.find((link) => link.includes('/reset-password')) ?? '');
  await page.getByLabel('New password').fill(storyPassword);
  await page.getByRole('main').getByRole('button', { name: 'Save the password' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await journey.enterAs(page, { email });
  await page.goto(`${journey.url}/account`);
  await expect(page.getByText('PE-55-0001')).toBeVisible();
});

test('a customer who is signed in registers another receipt and meets the step to a card', async ({ page, journey }) => {
  const customer = await journey.newCustomer('82601');
  const { receiptNumber } = await sellPlan(journey, '82601');
  await journey.enterAs(page, customer);
  await page.goto(`${journey.url}/register`);
  await expect(page.getByRole('heading', { name: 'Register another receipt' })).toBeVisible();
  await page.getByLabel('Receipt number').fill('NO-SUCH-2');
  await page.getByLabel('ZIP code on the receipt').fill('82601');
  await page.getByRole('button', { name: 'Register the plan' }).click();
  await expect(page.getByText(/do not find this receipt/)).toBeVisible();
  await page.getByLabel('Receipt number').fill(receiptNumber);
  await page.getByRole('button', { name: 'Register the plan' }).click();
  await expect(page.getByRole('heading', { name: 'Your plan is registered' })).toBeVisible();
  await page.getByRole('button', { name: 'Add a card' }).click();
  await page.getByRole('button', { name: worksCard }).click();
  await expect(page.getByRole('heading', { name: 'Your card is on file' })).toBeVisible();
});
