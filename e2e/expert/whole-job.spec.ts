import { completeJob } from '../support/expert-hands.ts';
import { phone } from '../support/phone.ts';
import { expect, test, waitUntil } from '../support/world.ts';

test.use(phone);

/** Nobody of the demo works there, so the offer goes to the test's own expert. */
const lonelyZip = '59901';

test('an expert takes a job from the offer to what was learnt', async ({ page, journey }) => {
  const expert = await journey.newExpert(lonelyZip);
  const customer = await journey.newCustomer(lonelyZip);
  const ticketId = await journey.raise(customer, 'It hums loudly and switches itself off after a minute.');
  await waitUntil('the text message to the expert', async () => (await journey.world.sandbox.smsTo(expert.phone)).length > 0);

  await journey.enterAs(page, expert);
  await page.goto(`${journey.url}/expert/`);
  await page.getByRole('link', { name: 'See the offer' }).click();
  await expect(page.getByText('It hums loudly')).toBeVisible();
  await expect(page.getByText(customer.phone)).toHaveCount(0);
  await page.getByRole('button', { name: 'Accept and go now' }).click();
  await page.getByRole('button', { name: 'I have arrived' }).click();
  await completeJob(page, { result: 'Repaired', did: 'Cleaned the vents and replaced the thermal paste.' });
  await page.getByRole('textbox', { name: 'What fixed it' }).fill('Clean the vents, renew the thermal paste, check the fan.');
  await page.getByRole('button', { name: 'Share it' }).click();

  const ticket = await waitUntil('the completed ticket', async () => {
    const { ticket } = await journey.world.manager.api.tickets.get.query({ ticketId });
    return ticket.status === 'completed' ? ticket : null;
  });
  expect(ticket).toMatchObject({ resolution: 'repaired', expertId: expert.id });
  const articles = await waitUntil('the article', async () => {
    const hits = await expert.session.api.knowledge.search.query({ query: 'thermal paste vents' });
    return hits.some(({ snippet, symptom }) => `${snippet} ${symptom}`.includes('hums')) ? hits : null;
  });
  expect(articles.length).toBeGreaterThan(0);
});
