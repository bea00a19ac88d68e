import type { Page } from '@playwright/test';
import { openWhole, seriousFaults, tooWide } from './support/look-over.ts';
import { playVisit } from './support/play-visit.ts';
import { expect, test, waitUntil } from './support/world.ts';

// Many pages, each in both themes.
test.describe.configure({ mode: 'parallel', timeout: 180_000 });

type Face = { readonly origin: string; readonly paths: readonly string[]; readonly narrow: boolean };

/** All pages are looked at before the test says what is wrong with any. */
async function lookOver(page: Page, { origin, paths, narrow }: Face): Promise<void> {
  const faults: string[] = [];
  for (const path of paths) {
    await test.step(path, async () => {
      await openWhole(page, `${origin}${path}`);
      faults.push(...(await seriousFaults(page)));
      const over = narrow ? await tooWide(page) : 0;
      if (over > 0) faults.push(`${path} is ${over} px wider than a screen of 320`);
    });
  }
  expect(faults).toEqual([]);
}

test('the website for everybody', async ({ page, journey }) => {
  await lookOver(page, { origin: journey.url, paths: ['/', '/plans', '/register', '/sign-in', '/forgot-password', '/reset-password'], narrow: true });
});

test('the pages of a customer', async ({ page, journey }) => {
  const customer = await journey.newCustomer();
  const ticketId = await journey.raise(customer, 'It smells of smoke.');
  await journey.enterAs(page, customer);
  await lookOver(page, { origin: journey.url, paths: ['/home', '/tickets/new', `/tickets/${ticketId}`, '/account'], narrow: true });
});

test('the console: the overview, tickets and why an expert was chosen', async ({ page, journey }) => {
  const zip = '59538';
  const expert = await journey.newExpert(zip);
  const ticketId = await journey.raise(await journey.newCustomer(zip), 'It does not react.');
  await playVisit(expert, ticketId);
  const { decisions } = await journey.world.manager.api.dispatch.forTicket.query({ ticketId });
  await journey.enter(page, 'admin');
  await lookOver(page, { origin: `${journey.url}/console`, paths: ['', '/tickets', `/tickets/${ticketId}`, `/decisions/${decisions[0]?.id ?? ''}`], narrow: false });
});

test('the console: dispatch and the experts', async ({ page, journey }) => {
  const expert = await journey.newExpert('58341');
  await journey.enter(page, 'admin');
  const tabs = ['profile', 'skills', 'availability', 'area'].map((tab) => `/experts/${expert.id}?tab=${tab}`);
  await lookOver(page, { origin: `${journey.url}/console`, paths: ['/dispatch', '/experts', '/experts/new', ...tabs], narrow: false });
});

test('the console: what needs a person, and the rules', async ({ page, journey }) => {
  await journey.enter(page, 'admin');
  const tabs = ['late', 'running', 'promises'].map((tab) => `/attention?tab=${tab}`);
  await lookOver(page, { origin: `${journey.url}/console`, paths: ['/attention', ...tabs, '/rules', '/rules?tab=escalation', '/rules?tab=reconciliation'], narrow: true });
});

test('the console: customers, billing and knowledge', async ({ page, journey }) => {
  const customer = await journey.newCustomer();
  await journey.enter(page, 'admin');
  await lookOver(page, { origin: `${journey.url}/console`, paths: [`/customers/${customer.id}`, '/billing', '/billing?tab=sales', '/plans', '/knowledge'], narrow: false });
});

test('the expert app', async ({ page, journey }) => {
  const zip = '59241';
  const expert = await journey.newExpert(zip);
  await journey.raise(await journey.newCustomer(zip), 'It does not react.');
  const { assignmentId } = await waitUntil('the offer', async () => (await expert.session.api.dispatch.myJobs.query()).offers[0]);
  await page.setViewportSize({ width: 412, height: 839 });
  await journey.enterAs(page, expert);
  await lookOver(page, { origin: `${journey.url}/expert`, paths: ['/', `/jobs/${assignmentId}`, '/knowledge', '/me'], narrow: true });
});
