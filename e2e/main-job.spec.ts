import { v7 } from 'uuid';
import { describeProblem, register, sellPlan, ticketIdIn } from './support/customer-hands.ts';
import { completeJob } from './support/expert-hands.ts';
import { phone } from './support/phone.ts';
import { expect, test, waitUntil } from './support/world.ts';

/** Nobody of the demo works there, so the offer goes to the test's own expert. */
const lonelyZip = '82930';

test('one repair from the receipt to the survey, each in his own program', async ({ page, browser, journey }) => {
  // Five browsers' worth of work in one story.
  test.setTimeout(150_000);
  const { url, world } = journey;
  const expert = await journey.newExpert(lonelyZip);
  const { receiptNumber, device } = await sellPlan(journey, lonelyZip);
  const email = `ada.${v7().slice(-12)}@customers.example`;

  await register(page, journey, { receiptNumber, zip: lonelyZip, name: 'Ada Receipt', email });
  await page.getByRole('link', { name: 'Get something repaired' }).click();
  await describeProblem(page, { device, problem: 'Sound but no picture', description: 'The picture flickered green, then it went black.' });
  await page.getByRole('button', { name: 'Send the ticket' }).click();
  await expect(page.getByText(/Your ticket number is #\d+/)).toBeVisible();
  const ticketId = ticketIdIn(page);

  const pocket = await browser.newContext(phone);
  const app = await pocket.newPage();
  await journey.enterAs(app, expert);
  await app.goto(`${url}/expert/`);
  await app.getByRole('link', { name: 'See the offer' }).click();
  await app.getByRole('button', { name: 'Accept and go now' }).click();

  // The customer's page has not been touched since the ticket was sent.
  const standing = page.getByRole('region', { name: 'Where it stands' });
  await expect(standing.getByRole('listitem').filter({ hasText: 'On the way' })).toHaveAttribute('aria-current', 'step');
  await expect(standing.getByText('Your expert', { exact: true })).toBeVisible();
  await expect(standing.getByText(expert.name.split(' ')[0] ?? '', { exact: true })).toBeVisible();

  await app.getByRole('button', { name: 'I have arrived' }).click();
  await expect(standing.getByRole('listitem').filter({ hasText: 'Working' })).toHaveAttribute('aria-current', 'step');
  await completeJob(app, { result: 'Repaired', did: 'Soldered the loose panel cable.' });
  await expect(standing.getByRole('listitem').filter({ hasText: 'Done' })).toHaveAttribute('aria-current', 'step');
  await pocket.close();

  const link = await waitUntil('the survey mail', async () => (await world.sandbox.mailsTo(email)).flatMap((mail) => mail.links).find((found) => found.includes('/survey/')));
  const reader = await browser.newContext();
  const survey = await reader.newPage();
  await survey.goto(link);
  await survey.locator('input[type=radio][value="5"]').first().check({ force: true });
  await survey.getByLabel('Anything else?').fill('Quick and kind.');
  await survey.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(survey.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await reader.close();

  const office = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const desk = await office.newPage();
  await journey.enter(desk, 'manager');
  await desk.goto(`${url}/console/tickets/${ticketId}`);
  await expect(desk.getByText('Completed').first()).toBeVisible();
  await desk.getByRole('tab', { name: 'Survey' }).click();
  await expect(desk.getByRole('img', { name: '5 of 5 stars' })).toBeVisible();
  await expect(desk.getByText('“Quick and kind.”')).toBeVisible();
  await desk.getByRole('tab', { name: 'Dispatch' }).click();
  await desk.getByRole('link', { name: `Why ${expert.name}` }).click();
  await expect(desk.getByRole('heading', { name: 'Why this expert, why not the others' })).toBeVisible();
  await expect(desk.getByRole('row').filter({ hasText: expert.name }).getByText('Chosen')).toBeVisible();
  await office.close();
});
