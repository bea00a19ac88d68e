import { v7 } from 'uuid';
import type { StoryExpert } from '../tools/story/world.ts';
import { expect, test, waitUntil } from './support/world.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const offerOf = ({ session }: StoryExpert, ticketId: string) => waitUntil('the offer', async () => (await session.api.dispatch.myJobs.query()).offers.find((offer) => offer.ticketId === ticketId));

test('a manager settles what waits for a person, and the ticket keeps what came of it', async ({ page, journey }) => {
  const zip = '58318';
  const expert = await journey.newExpert(zip);
  const ticketId = await journey.raise(await journey.newCustomer(zip), 'It does not switch on.');
  const { assignmentId, ticketNumber } = await offerOf(expert, ticketId);
  await expert.session.api.dispatch.decline.mutate({ commandId: v7(), assignmentId, declineReason: 'parts', note: 'Power board' });

  await journey.enter(page, 'manager');
  await page.goto(`${journey.url}/console`);
  await page.getByRole('link', { name: 'Needs a person' }).click();
  const row = page.getByRole('list', { name: 'Open tasks' }).getByRole('listitem').filter({ hasText: 'Part missing' }).filter({ hasText: `#${ticketNumber}` });
  await expect(row).toContainText('Power board');
  await row.getByRole('button', { name: 'Settle' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Settle' }).click();
  await expect(dialog.getByText('Say what came of it, in one line')).toBeVisible();
  await dialog.getByLabel('What came of it').fill('Ordered for tomorrow');
  await dialog.getByRole('button', { name: 'Settle' }).click();
  // Behind an open dialog the list cannot be seen.
  await expect(dialog).toBeHidden();
  await expect(row).toHaveCount(0);

  await page.goto(`${journey.url}/console/tickets/${ticketId}`);
  await page.getByRole('tab', { name: 'For a person' }).click();
  await expect(page.getByRole('tabpanel').getByText('“Ordered for tomorrow”')).toBeVisible();
  const task = (await journey.world.manager.api.tickets.tasks.query({ ticketId })).find(({ kind }) => kind === 'parts_missing');
  expect(task).toMatchObject({ doneNote: 'Ordered for tomorrow' });
});

test('an act that came too late is shown with what is true now, and settled with its task', async ({ page, journey }) => {
  const zip = '58415';
  const expert = await journey.newExpert(zip);
  const ticketId = await journey.raise(await journey.newCustomer(zip), 'It does not switch on.');
  const { assignmentId } = await offerOf(expert, ticketId);
  await expert.session.api.dispatch.accept.mutate({ commandId: v7(), assignmentId, andGo: true });
  await journey.world.manager.api.dispatch.release.mutate({ commandId: v7(), assignmentId, reason: 'His van broke down' });
  const late = expert.session.api.dispatch.arrive.mutate({ commandId: v7(), assignmentId, doneAt: Date.now() - 60_000 });
  await expect(late).rejects.toThrow();

  await journey.enter(page, 'manager');
  await page.goto(`${journey.url}/console/attention?tab=late`);
  const row = page.getByRole('list', { name: 'Acts that came too late' }).getByRole('listitem').filter({ hasText: expert.name });
  await expect(row).toContainText('Arrived');
  await expect(row).toContainText('Given back');
  await row.getByRole('button', { name: 'Settle' }).click();
  await page.getByLabel('What came of it').fill('Somebody else goes');
  await page.getByRole('dialog').getByRole('button', { name: 'Settle' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(row).toHaveCount(0);
  const { api } = journey.world.manager;
  expect(await api.dispatch.lateActs.query({ ticketId })).toMatchObject([{ note: 'Somebody else goes' }]);
  const openKinds = async (): Promise<string[]> => (await api.tickets.tasks.query({ ticketId })).filter(({ doneAt }) => doneAt === null).map(({ kind }) => kind);
  await expect.poll(openKinds).not.toContain('late_act');
});

test('a manager pins a ticket to an expert, and the decision says so', async ({ page, journey }) => {
  const zip = '58622';
  const [one, other] = [await journey.newExpert(zip), await journey.newExpert(zip)];
  const ticketId = await journey.raise(await journey.newCustomer(zip), 'It does not switch on.');
  const { api } = journey.world.manager;
  const { assignments } = await waitUntil('an offer', async () => {
    const view = await api.dispatch.forTicket.query({ ticketId });
    return view.assignments.length > 0 ? view : undefined;
  });
  const wanted = assignments[0]?.expertId === one.id ? other : one;

  await journey.enter(page, 'manager');
  await page.goto(`${journey.url}/console/tickets/${ticketId}`);
  await page.getByRole('button', { name: 'Pin expert or time' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Expert' }).fill(wanted.name);
  await page.getByRole('option', { name: wanted.name }).click();
  await dialog.getByLabel('Reason').fill('He knows the house');
  await dialog.getByRole('button', { name: 'Pin', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`Only ${wanted.name}`)).toBeVisible();
  await offerOf(wanted, ticketId);

  await page.getByRole('tab', { name: 'Dispatch' }).click();
  await page.getByRole('link', { name: `Why ${wanted.name}` }).click();
  await expect(page.getByText('Pinned by a manager')).toBeVisible();
  await expect(page.getByText(`Only ${wanted.name}`)).toBeVisible();
  const candidates = page.getByRole('table', { name: 'Candidates, best first' }).locator('tbody').getByRole('row');
  await expect(candidates.filter({ hasText: wanted.name }).getByText('Chosen')).toBeVisible();
});

test('a change of priority can be taken back', async ({ page, journey }) => {
  const ticketId = await journey.raise(await journey.newCustomer(), 'It does not switch on.');
  const priority = async (): Promise<string> => (await journey.world.manager.api.tickets.get.query({ ticketId })).ticket.priority;
  const before = await priority();
  await journey.enter(page, 'manager');
  await page.goto(`${journey.url}/console/tickets/${ticketId}`);
  await page.getByRole('button', { name: 'Change the priority' }).click();
  await page.getByRole('combobox', { name: 'Priority' }).click();
  await page.getByRole('option', { name: 'Low' }).click();
  await page.getByLabel('Reason').fill('There is a second one');
  await page.getByRole('dialog').getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByText('Priority is low')).toBeVisible();
  expect(await priority()).toBe('low');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Taken back', { exact: true })).toBeVisible();
  expect(await priority()).toBe(before);
});

test('an admin tries another policy beside the one in force and ends it', async ({ page, journey }) => {
  const tried = async () => (await journey.world.manager.api.dispatch.shadowPolicies.query()).filter(({ priority }) => priority === 'low');
  await journey.enter(page, 'admin');
  await page.goto(`${journey.url}/console/rules`);
  await page.getByRole('button', { name: /^Try another.*Low/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('near');
  await dialog.getByLabel('Extra travel').fill('60');
  await dialog.getByRole('button', { name: 'Try it' }).click();
  await expect(dialog.getByText(/Must be 100 together/)).toBeVisible();
  await dialog.getByLabel('Extra travel').fill('51');
  await dialog.getByLabel('Arrival time').fill('0');
  await dialog.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('near, version 4')).toBeVisible();
  expect(await tried()).toMatchObject([{ priority: 'low', policy: { name: 'near', weights: { travel: 51, arrival: 0 } } }]);
  await page.getByRole('button', { name: /^End.*Low/ }).click();
  await expect(page.getByText('near, version 4')).toBeHidden();
  expect(await tried()).toEqual([]);
});

test('an admin chooses who is written to when a promise is missed, out of those who manage', async ({ page, journey }) => {
  const { api } = journey.world.admin;
  const { managers } = await api.sla.groups.query();
  const someone = managers[0];
  await journey.enter(page, 'admin');
  await page.goto(`${journey.url}/console/rules?tab=escalation`);
  await page.getByRole('button', { name: /^Change.*Head of service/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Nobody is chosen: every manager is written to.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: someone?.name ?? '' }).check();
  await expect(dialog.getByText('One manager is written to.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('listitem').filter({ hasText: 'Head of service' })).toContainText(someone?.name ?? 'nobody');
  expect((await api.sla.groups.query()).groups[2]?.members).toEqual([someone]);
  await api.sla.setGroup.mutate({ commandId: v7(), step: 3, name: 'Head of service', members: [] });
});

test('a manager sees every promised time of a ticket, and agents do too', async ({ page, journey }) => {
  const ticketId = await journey.raise(await journey.newCustomer(), 'It does not switch on.');
  await journey.enter(page, 'manager');
  await page.goto(`${journey.url}/console/tickets/${ticketId}`);
  for (const name of ['Expert found', 'Arrived', 'Repaired']) await expect(page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: 'left' }).first()).toBeVisible();
  await page.goto(`${journey.url}/console/attention?tab=running`);
  await expect(page.getByRole('heading', { name: 'Promised times that run out' })).toBeVisible();
  await page.context().clearCookies();
  await journey.enter(page, 'agent');
  await page.goto(`${journey.url}/agent/queue/${ticketId}`);
  const times = page.getByRole('region', { name: 'Promised times' }).getByRole('listitem');
  await expect(times).toHaveCount(3);
  await expect(times.nth(1)).toContainText(/Arrived.*left/s);
});
