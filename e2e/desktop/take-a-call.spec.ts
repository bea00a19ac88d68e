import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, waitUntil } from '../support/world.ts';
import { fillTicket, findByPhone, handsOn, signInAsAgent } from './agent-hands.ts';
import { openProgram, openScreen } from './open-program.ts';

/** Nobody of the demo works around here. */
const lonelyZip = '96813';

test('an agent takes a call by keyboard alone and sees the number and who was asked', async ({ journey }) => {
  await journey.newExpert(lonelyZip);
  const customer = await journey.newCustomer(lonelyZip);
  await using screen = await openScreen();
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  const { app, page } = await openProgram({ screen, server: journey.url, folder });
  try {
    await signInAsAgent(page);
    const hands = handsOn(page);
    await findByPhone(page, hands, customer);
    await fillTicket(page, hands, { category: customer.device.category, says: 'It went off in the middle of the evening' });

    const number = page.getByRole('heading', { name: /^#\d+$/ });
    await expect(number).toBeVisible();
    expect(hands.pressed.length).toBeLessThanOrEqual(8);
    const { api } = journey.world.agent;
    const { items } = await api.tickets.list.query({ customerId: customer.id });
    expect(items.map((ticket) => `#${ticket.number}`)).toEqual([await number.textContent()]);
    expect(items[0]).toMatchObject({ channel: 'phone', deviceLabel: customer.device.label });
    const asked = await waitUntil('an expert was asked', async () => (await api.dispatch.forTicket.query({ ticketId: items[0]?.id ?? '' })).assignments[0]?.expertName);
    await expect(page.getByRole('complementary', { name: 'Help' }).getByText(asked).first()).toBeVisible();
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});

test('a page has no way out: no Node, no cookie, no other site, no window, no permission', async ({ journey }) => {
  await using screen = await openScreen();
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  const { app, page } = await openProgram({ screen, server: journey.url, folder });
  try {
    await signInAsAgent(page);
    const seen = await page.evaluate(async () => ({
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
      bridge: Object.keys(Reflect.get(globalThis, 'sysopsDesk') as object),
      cookie: document.cookie,
      stored: JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      outside: await fetch('https://example.com/').then(() => 'reached', () => 'refused'),
      window: window.open('https://example.com/') === null,
      microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', () => 'refused'),
      strange: await (Reflect.get(globalThis, 'sysopsDesk') as { call: (name: string, input: object) => Promise<unknown> }).call('openFile', {}).then(() => 'answered', () => 'refused'),
    }));
    expect(seen).toEqual({ node: [], bridge: ['call', 'onEvent'], cookie: '', stored: '[[],[]]', outside: 'refused', window: true, microphone: 'refused', strange: 'refused' });
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    const where = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => webContents.isLoading() ? 'loading' : webContents.getURL()));
    await expect.poll(where).toEqual(['sysops://desk/agent/customers']);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});

test('on the phone a plan is cancelled with two presses and taken back; the caller is told, and the record names both', async ({ journey }) => {
  const customer = await journey.newCustomer('82601');
  const { api } = journey.world.agent;
  const planOf = async () => (await api.billing.contractsOf.query({ customerId: customer.id }))[0];
  await using screen = await openScreen();
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  const { app, page } = await openProgram({ screen, server: journey.url, folder });
  try {
    await signInAsAgent(page);
    const hands = handsOn(page);
    await findByPhone(page, hands, customer);
    await page.getByRole('textbox', { name: 'What the caller says' }).fill('He also wants to cancel');
    await hands.press('Alt+p');
    const panel = page.getByRole('region', { name: 'Plans and account' });
    await expect(panel.getByText(/^Renews/)).toBeVisible();

    await hands.press('x');
    const question = panel.getByRole('form', { name: /^Cancel .+\?$/ });
    await expect(question).toContainText('After that the card is not charged again.');
    expect((await planOf())?.cancelAtPeriodEnd).toBe(false);
    await hands.press('Enter');
    await expect(panel.getByText(/^Cancelled: covered until .*, not renewed\.$/)).toBeVisible();
    await expect(question).toHaveCount(0);
    expect(await planOf()).toMatchObject({ status: 'active', cancelAtPeriodEnd: true });

    await hands.press('3');
    // In the customer's language, with a subject or without.
    await expect(panel.getByRole('listitem').filter({ hasText: /cancel/i }).first()).toBeVisible();
    await hands.press('4');
    const record = panel.getByRole('list', { name: 'Record of the account' });
    await expect(record.getByRole('listitem').filter({ hasText: 'Plan cancelled' })).toContainText(/\(agent\) for Customer \d+ Story/);

    await hands.press('1');
    await hands.press('r');
    await hands.press('Enter');
    await expect(panel.getByText(/^Renews/)).toBeVisible();
    expect((await planOf())?.cancelAtPeriodEnd).toBe(false);
    // The ticket that was begun is where it was.
    await hands.press('Alt+n');
    await expect(page.getByRole('textbox', { name: 'What the caller says' })).toHaveValue('He also wants to cancel');
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});
