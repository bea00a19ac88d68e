import type { Page } from '@playwright/test';
import { seriousFaults, tooWide } from '../support/look-over.ts';
import { phone } from '../support/phone.ts';
import { expect, test, waitUntil, type Journey } from '../support/world.ts';

test.use(phone);

/** The browser of a test has no program that calls or texts; what the app does at the press is all that counts here. */
const withoutPhoneProgram = (page: Page): Promise<unknown> =>
  page.addInitScript(`document.addEventListener('click', (event) => { if (event.target.closest('a[href^="tel:"], a[href^="sms:"]')) event.preventDefault(); }, true);`);

/** An expert at work on a customer's job, with the job on his phone. */
async function atWork(page: Page, journey: Journey, zip: string) {
  const expert = await journey.newExpert(zip);
  const customer = await journey.newCustomer(zip);
  const ticketId = await journey.raise(customer, 'The picture flickers and goes dark.');
  const { dispatch } = expert.session.api;
  const { assignmentId } = await waitUntil('the offer', async () => (await dispatch.myJobs.query()).offers[0]);
  const act = (): { commandId: string; assignmentId: string } => ({ commandId: crypto.randomUUID(), assignmentId });
  await dispatch.accept.mutate({ ...act(), andGo: true });
  await dispatch.arrive.mutate(act());
  await journey.enterAs(page, expert);
  await page.goto(`${journey.url}/expert/jobs/${assignmentId}`);
  await expect(page.getByRole('button', { name: 'Nobody is here' })).toBeVisible();
  await page.evaluate(`navigator.serviceWorker.ready.then(() => true)`);
  const ticketIs = (...statuses: readonly string[]) => waitUntil(`the ticket to be ${statuses.join(' or ')}`, async () => {
    const { ticket } = await journey.world.manager.api.tickets.get.query({ ticketId });
    return statuses.includes(ticket.status) ? ticket : null;
  });
  return { ticketId, expert, ticketIs };
}

const openSheet = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).click();
  return page.getByRole('dialog', { name });
};

test('given nobody at home, then calls and texts count with their times, the wait counts down, and a clock that is turned on is not believed', async ({ page, context, journey }) => {
  await page.clock.install();
  await withoutPhoneProgram(page);
  const { ticketIs } = await atWork(page, journey, '59401');
  let sheet = await openSheet(page, 'Nobody is here');
  const end = () => sheet.getByRole('button', { name: 'Customer absent' });
  await expect(sheet.getByText(/left to wait, arrived/)).toBeVisible();
  await expect(end()).toBeDisabled();
  await sheet.getByRole('link', { name: /^Call/ }).click();
  await expect(sheet.getByText(/^Called \d/)).toBeVisible();
  await expect(sheet.getByText('1 of 2 tries')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  expect(await tooWide(page)).toBeLessThanOrEqual(0);

  // The phone's own app covered this one, and it was closed meanwhile.
  await page.reload();
  sheet = await openSheet(page, 'Nobody is here');
  await sheet.getByRole('link', { name: 'Text' }).click();
  await expect(sheet.getByText('2 of 2 tries')).toBeVisible();
  await expect(end()).toBeDisabled();

  await context.setOffline(true);
  await page.clock.fastForward('10:30');
  await expect(sheet.getByText('Ten minutes are over').first()).toBeVisible();
  await end().click();
  await expect(page.getByText('No jobs right now')).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: /needs you/i }).click();
  await expect(page.getByRole('dialog', { name: 'Sync' }).getByText('Please wait ten minutes and try to reach the customer twice')).toBeVisible();
  await ticketIs('on_site');
});

test('given another skill, said without a signal, then the ticket asks for it', async ({ page, context, journey }) => {
  const { ticketIs } = await atWork(page, journey, '59601');
  await context.setOffline(true);
  const sheet = await openSheet(page, 'Cannot complete');
  await sheet.getByText('Needs another skill').click();
  const end = sheet.getByRole('button', { name: 'End this visit' });
  await expect(end).toBeDisabled();
  await sheet.getByRole('combobox', { name: 'Which skill?' }).click();
  await page.getByRole('option', { name: 'Wall mounting' }).click();
  await sheet.getByText('4', { exact: true }).click();
  expect(await seriousFaults(page)).toEqual([]);
  await end.click();
  await expect(page.getByRole('button', { name: /1 waiting/ })).toBeVisible();
  await context.setOffline(false);
  const ticket = await ticketIs('waiting', 'offered');
  expect(ticket.problem.requiredSkills).toContainEqual({ skill: 'tv-mounting', level: 4 });
});

test('given a part that is missing, then the visit ends with a day, and the expert is free', async ({ page, journey }) => {
  const { ticketId, expert, ticketIs } = await atWork(page, journey, '59801');
  const sheet = await openSheet(page, 'Cannot complete');
  await sheet.getByText('A part is missing').click();
  await sheet.getByText('3 days').click();
  await expect(sheet.getByText(/The job waits until/)).toBeVisible();
  await sheet.getByRole('textbox', { name: 'Note' }).fill('Backlight strip');
  expect(await seriousFaults(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'End this visit' }).click();
  await expect(page.getByText('No jobs right now')).toBeVisible();
  const ticket = await ticketIs('on_hold');
  expect(ticket).toMatchObject({ holdReason: 'part_needed', visit: null, previousExpertId: expert.id });
  const tasks = await journey.world.manager.api.tickets.tasks.query({ ticketId });
  expect(tasks.map(({ kind, note }) => [kind, note])).toEqual([['parts_missing', 'An expert needs a part for this repair: A part is missing: Backlight strip.']]);
});
