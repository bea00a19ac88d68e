import { describeProblem, ticketIdIn } from './support/customer-hands.ts';
import { playVisit } from './support/play-visit.ts';
import { expect, test } from './support/world.ts';

test('a half-written ticket survives a reload, and a double press sends it once', async ({ page, journey }) => {
  const customer = await journey.newCustomer();
  await journey.enterAs(page, customer);
  await page.goto(`${journey.url}/tickets/new`);
  await describeProblem(page, { device: customer.device.label, description: 'It clicks three times and stays dark.' });
  await page.reload();
  await expect(page.getByLabel('Describe it')).toHaveValue('It clicks three times and stays dark.');
  await expect(page.getByRole('radio', { name: customer.device.label })).toBeChecked();
  await page.getByRole('button', { name: 'Send the ticket' }).dblclick();
  await expect(page.getByText(/Your ticket number is #\d+/)).toBeVisible();
  expect(await customer.session.api.tickets.mine.query()).toHaveLength(1);
  await page.goto(`${journey.url}/tickets/new`);
  await expect(page.getByLabel('Describe it')).toHaveValue('');
});

test('a customer cancels a visit and says why', async ({ page, journey }) => {
  const customer = await journey.newCustomer();
  const ticketId = await journey.raise(customer, 'No picture since this morning.');
  await journey.enterAs(page, customer);
  await page.goto(`${journey.url}/home`);
  await page.getByRole('link', { name: 'Follow this visit' }).click();
  await page.getByRole('button', { name: 'Cancel this visit' }).click();
  const ask = page.getByRole('dialog');
  await ask.getByRole('button', { name: 'Cancel the visit' }).click();
  await expect(ask.getByText('Choose a reason')).toBeVisible();
  await ask.getByRole('radio', { name: 'It works again' }).check({ force: true });
  await ask.getByRole('button', { name: 'Cancel the visit' }).click();
  await expect(page.getByText('This ticket was cancelled')).toBeVisible();
  const { ticket } = await journey.world.manager.api.tickets.get.query({ ticketId });
  expect(ticket).toMatchObject({ status: 'cancelled' });
});

test('“Not fixed?” opens the same ticket again', async ({ page, journey }) => {
  const zip = '59457';
  const expert = await journey.newExpert(zip);
  const customer = await journey.newCustomer(zip);
  const ticketId = await journey.raise(customer, 'The left speaker crackles.');
  await playVisit(expert, ticketId);
  await journey.enterAs(page, customer);
  await page.goto(`${journey.url}/tickets/${ticketId}`);
  await page.getByRole('button', { name: 'Not fixed?' }).click();
  const report = page.getByRole('dialog');
  await report.getByRole('textbox').fill('It crackles again after ten minutes.');
  await report.getByRole('button', { name: 'Reopen the ticket' }).click();
  await expect(report).toBeHidden();
  await expect(page.getByText('Reported as not fixed')).toBeVisible();
  expect(ticketIdIn(page)).toBe(ticketId);
  const { ticket } = await journey.world.manager.api.tickets.get.query({ ticketId });
  expect(ticket).toMatchObject({ reopened: true, priority: 'high' });
});
