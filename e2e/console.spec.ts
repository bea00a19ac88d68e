import { v7 } from 'uuid';
import { playVisit } from './support/play-visit.ts';
import { expect, test } from './support/world.ts';

test.use({ viewport: { width: 1440, height: 900 } });

test('an admin changes what an expert can, when and where he works', async ({ page, journey }) => {
  const { id } = await journey.newExpert('58341');
  const stored = () => journey.world.admin.api.experts.get.query({ expertId: id });
  const save = page.getByRole('button', { name: 'Save', exact: true });
  const unsaved = page.getByText('Not saved yet');
  const [skill] = await journey.world.admin.api.experts.skills.query();
  if (!skill) throw new Error('There are no skills');
  await journey.enter(page, 'admin');

  await page.goto(`${journey.url}/console/experts/${id}?tab=skills`);
  await page.getByRole('group', { name: `Level of ${skill.name}` }).getByRole('radio', { name: '2' }).check({ force: true });
  await save.click();
  await expect(unsaved).toBeHidden();
  expect((await stored()).skills).toContainEqual({ skill: skill.code, level: 2, expiresAt: null });

  await page.getByRole('tab', { name: 'Availability' }).click();
  await page.getByLabel('Monday, shift 1, from').fill('09:30');
  await save.click();
  await expect(unsaved).toBeHidden();
  expect((await stored()).shifts).toContainEqual({ weekday: 1, fromMinute: 570, toMinute: 1440 });

  await page.getByRole('tab', { name: 'Service area' }).click();
  await page.getByRole('radio', { name: 'ZIP codes' }).check({ force: true });
  await page.getByRole('textbox', { name: 'ZIP codes' }).fill('58341 58356');
  await save.click();
  await expect(unsaved).toBeHidden();
  expect((await stored()).serviceArea).toEqual({ kind: 'zips', zips: ['58341', '58356'] });
});

test('a save over somebody else’s is refused and nothing is lost', async ({ page, journey }) => {
  const { id } = await journey.newExpert('58341');
  const { api } = journey.world.admin;
  await journey.enter(page, 'admin');
  await page.goto(`${journey.url}/console/experts/${id}?tab=availability`);
  await page.getByLabel('Monday, shift 1, from').fill('10:00');
  await expect(page.getByText('Not saved yet')).toBeVisible();

  const { version } = await api.experts.get.query({ expertId: id });
  const friday = { weekday: 5, fromMinute: 480, toMinute: 1020 };
  await api.experts.setShifts.mutate({ commandId: v7(), expertId: id, version, shifts: [friday] });

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('This has changed meanwhile')).toBeVisible();
  expect((await api.experts.get.query({ expertId: id })).shifts).toEqual([friday]);
  await page.getByRole('button', { name: 'Show the newest' }).click();
  await expect(page.getByLabel('Friday, shift 1, from')).toHaveValue('08:00');
});

test('the ticket table’s filter is its address', async ({ page, context, journey }) => {
  await journey.enter(page, 'manager');
  await page.goto(`${journey.url}/console/tickets`);
  const rows = page.getByRole('table', { name: 'Tickets' }).locator('tbody').getByRole('row');
  await expect(rows.first()).toBeVisible();
  await page.getByRole('group', { name: 'Status' }).getByRole('button', { name: 'Closed' }).click();
  await expect(page).toHaveURL(/status=/);
  await expect(rows.filter({ hasNotText: 'Closed' })).toHaveCount(0);
  await expect(rows.first()).toBeVisible();

  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expect(colleague.getByRole('group', { name: 'Status' }).getByRole('button', { name: 'Closed' })).toHaveAttribute('aria-pressed', 'true');
  const theirs = colleague.getByRole('table', { name: 'Tickets' }).locator('tbody').getByRole('row');
  await expect(theirs.first()).toBeVisible();
  await expect(theirs.filter({ hasNotText: 'Closed' })).toHaveCount(0);
});

test('a ticket leads to why this expert, with the candidates', async ({ page, journey }) => {
  const zip = '58757';
  const expert = await journey.newExpert(zip);
  const customer = await journey.newCustomer(zip);
  const ticketId = await journey.raise(customer, 'It does not switch on.');
  await playVisit(expert, ticketId);
  await journey.enter(page, 'manager');
  await page.goto(`${journey.url}/console/tickets/${ticketId}`);
  await page.getByRole('tab', { name: 'Dispatch' }).click();
  await page.getByRole('link', { name: `Why ${expert.name}` }).click();
  const candidates = page.getByRole('table', { name: 'Candidates, best first' }).locator('tbody').getByRole('row');
  await expect(candidates.filter({ hasText: expert.name }).getByText('Chosen')).toBeVisible();
  await expect(page.getByText('Score parts')).toBeVisible();
});
