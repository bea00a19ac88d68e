import type { Page } from '@playwright/test';
import { phone } from '../support/phone.ts';
import { deliverPush, usePushService } from '../support/push-service.ts';
import { expect, test, waitUntil } from '../support/world.ts';

test.use(phone);

/** Towns where nobody else works; one each, so that no test's offer goes to another test's expert. */
const [firstTown, secondTown] = ['83843', '82001'] as const;

const shownIn = (page: Page): Promise<{ title: string; tag: string; body: string }[]> =>
  page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, tag, body }) => ({ title, tag, body })));

test('an expert turns pushes on when the first work is there, and a new offer comes to his phone, opens its page when pressed, and says no name', async ({ context, journey }) => {
  await context.grantPermissions(['notifications'], { origin: journey.url });
  const service = await usePushService(context);
  const expert = await journey.newExpert(firstTown);
  const [customer, other] = [await journey.newCustomer(firstTown), await journey.newCustomer(firstTown)];
  const page = await context.newPage();
  await journey.enterAs(page, expert);
  await page.goto(`${journey.url}/expert/`);
  await expect(page.getByText('No jobs right now')).toBeVisible();
  await expect(page.getByText('Hear of offers when the app is closed?')).toBeHidden();

  await journey.raise(customer, 'Strange noise from the left side.');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(page.getByText('Notifications are on')).toBeVisible();
  await expect(page.getByText('Hear of offers when the app is closed?')).toBeHidden();
  const first = await waitUntil('the first offer', async () => (await expert.session.api.dispatch.myJobs.query()).offers[0]);
  await expert.session.api.dispatch.decline.mutate({ commandId: crypto.randomUUID(), assignmentId: first.assignmentId, declineReason: 'parts' });

  await journey.raise(other, 'It smells of smoke.');
  const push = await waitUntil('the push', async () => (await service.read()).find(({ title }) => title.startsWith('New job')));
  expect(push.body).toContain(firstTown);
  expect(JSON.stringify(push)).not.toMatch(/Story|Street|Avenue/);

  await deliverPush(page, push);
  await expect.poll(() => shownIn(page)).toEqual([{ title: push.title, tag: push.tag, body: push.body }]);
  // The same job's next news takes its place instead of piling up.
  await deliverPush(page, { ...push, title: 'Newer' });
  await expect.poll(() => shownIn(page)).toMatchObject([{ title: 'Newer' }]);

  const [worker] = context.serviceWorkers();
  await worker?.evaluate(`registration.getNotifications().then(([notification]) => void dispatchEvent(new NotificationEvent('notificationclick', { notification })))`);
  await expect(page).toHaveURL(`${journey.url}${push.path}`);
  await expect(page.getByRole('button', { name: 'Accept', exact: true })).toBeVisible();
});

test('pushes are turned on and off in the settings, and off is off at the office too', async ({ context, journey }) => {
  await context.grantPermissions(['notifications'], { origin: journey.url });
  const service = await usePushService(context);
  const expert = await journey.newExpert(secondTown);
  const page = await context.newPage();
  await journey.enterAs(page, expert);
  await page.goto(`${journey.url}/expert/me`);
  const pushes = page.getByRole('switch', { name: 'Notify me on this device' });
  await expect(pushes).not.toBeChecked();
  await pushes.press('Space');
  await expect(pushes).toBeChecked();
  expect(service.isSubscribed()).toBe(true);
  await pushes.press('Space');
  await expect(pushes).not.toBeChecked();
  await expect(page.getByText('Notifications are off on this device')).toBeVisible();
  expect(service.isSubscribed()).toBe(false);

  const ticketId = await journey.raise(await journey.newCustomer(secondTown), 'No sound at all.');
  const messages = await waitUntil('the text of the offer', async () => {
    const all = await journey.world.manager.api.notifications.forTicket.query({ ticketId });
    return all.some(({ kind, channel }) => kind === 'offer' && channel === 'sms') ? all : null;
  });
  expect(messages.filter(({ channel }) => channel === 'push')).toEqual([]);
});

test('where the browser refuses, the settings say so, in the expert’s language, and nothing is asked', async ({ context, journey }) => {
  await context.addInitScript(`Object.defineProperty(Notification, 'permission', { get: () => 'denied' })`);
  const expert = await journey.newExpert(secondTown);
  const page = await context.newPage();
  await journey.enterAs(page, expert);
  await page.goto(`${journey.url}/expert/me`);
  await expect(page.getByRole('switch', { name: 'Notify me on this device' })).toBeDisabled();
  await expect(page.getByText('Blocked for this app in the browser’s settings.')).toBeVisible();
  await page.getByText('Español').click();
  await expect(page.getByRole('switch', { name: 'Notificarme en este dispositivo' })).toBeDisabled();
  await expect(page.getByText('Bloqueadas para esta aplicación en los ajustes del navegador.')).toBeVisible();
});

test('when the browser’s push service does not answer, nothing is switched on and the reason is told', async ({ context, journey }) => {
  await context.grantPermissions(['notifications'], { origin: journey.url });
  await context.addInitScript(`PushManager.prototype.subscribe = () => Promise.reject(new DOMException('Registration failed', 'AbortError'))`);
  const expert = await journey.newExpert(secondTown);
  const page = await context.newPage();
  await journey.enterAs(page, expert);
  await page.goto(`${journey.url}/expert/me`);
  const pushes = page.getByRole('switch', { name: 'Notify me on this device' });
  await pushes.press('Space');
  await expect(page.getByRole('alert')).toContainText('Not switched on');
  await expect(pushes).not.toBeChecked();
});
