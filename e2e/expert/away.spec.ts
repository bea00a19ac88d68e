import { v7 } from 'uuid';
import { phone } from '../support/phone.ts';
import { expect, test, waitUntil } from '../support/world.ts';

test.use(phone);

test('an expert who goes away is told how many jobs he gives back, and asked first', async ({ page, journey }) => {
  const zip = '58721';
  const expert = await journey.newExpert(zip);
  const ticketId = await journey.raise(await journey.newCustomer(zip), 'It hums and gets warm.');
  const { api } = expert.session;
  const { assignmentId } = await waitUntil('the offer', async () => (await api.dispatch.myJobs.query()).offers.find((offer) => offer.ticketId === ticketId));
  await api.dispatch.accept.mutate({ commandId: v7(), assignmentId });

  await journey.enterAs(page, expert);
  await page.goto(`${journey.url}/expert/me`);
  const available = page.getByRole('switch', { name: 'Available for new jobs' });
  const dialog = page.getByRole('dialog', { name: 'Give 1 job back?' });
  // The count is there as soon as the day has been read.
  await page.getByRole('link', { name: /^Today/ }).click();
  await expect(page.getByRole('button', { name: 'On my way' })).toBeVisible();
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await available.click();
  await dialog.getByRole('button', { name: 'Stay available' }).click();
  await expect(available).toBeChecked();
  expect(await api.dispatch.myJobs.query()).toMatchObject({ givesBack: 1, jobs: [{ status: 'accepted' }] });

  await available.click();
  await dialog.getByRole('button', { name: 'Give it back' }).click();
  await expect(available).not.toBeChecked();
  await waitUntil('the job is given back', async () => ((await api.dispatch.myJobs.query()).jobs.length === 0 ? true : undefined));
  const { assignments } = await journey.world.manager.api.dispatch.forTicket.query({ ticketId });
  expect(assignments.find(({ id }) => id === assignmentId)).toMatchObject({ status: 'released', endReason: 'expert_unavailable' });
});

test('an expert at the door is asked whether he has arrived', async ({ page, journey }) => {
  const zip = '58830';
  const expert = await journey.newExpert(zip);
  const ticketId = await journey.raise(await journey.newCustomer(zip), 'It hums and gets warm.');
  const { api } = expert.session;
  const { assignmentId } = await waitUntil('the offer', async () => (await api.dispatch.myJobs.query()).offers.find((offer) => offer.ticketId === ticketId));
  await api.dispatch.accept.mutate({ commandId: v7(), assignmentId, andGo: true });
  const location = (await api.dispatch.myJobs.query()).jobs[0]?.place?.location;
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ latitude: location?.lat ?? 0, longitude: location?.lng ?? 0, accuracy: 20 });

  await journey.enterAs(page, expert);
  await page.goto(`${journey.url}/expert/me`);
  const sharing = page.getByRole('switch', { name: 'Share my position while on shift' });
  if (!(await sharing.isChecked())) await sharing.click();
  await page.getByRole('link', { name: /^Today/ }).click();
  await expect(page.getByText('Are you there?')).toBeVisible();
  await page.getByRole('button', { name: 'I have arrived' }).click();
  await expect(page.getByText('Are you there?')).toHaveCount(0);
});
