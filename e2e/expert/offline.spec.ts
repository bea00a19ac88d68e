import { completeJob } from '../support/expert-hands.ts';
import { phone } from '../support/phone.ts';
import { expect, test, waitUntil } from '../support/world.ts';

test.use(phone);

const lonelyZip = '59715';

test('a whole job without a signal arrives once and in order, though the app was closed in between', async ({ context, journey }) => {
  const expert = await journey.newExpert(lonelyZip);
  const customer = await journey.newCustomer(lonelyZip);
  const ticketId = await journey.raise(customer, 'No sound from the left side.');
  const offer = await waitUntil('the offer', async () => (await expert.session.api.dispatch.myJobs.query()).offers[0]);
  await expert.session.api.dispatch.accept.mutate({ commandId: crypto.randomUUID(), assignmentId: offer.assignmentId, andGo: false });

  const first = await context.newPage();
  await journey.enterAs(first, expert);
  await first.goto(`${journey.url}/expert/`);
  await expect(first.getByRole('button', { name: 'On my way' })).toBeVisible();
  await first.evaluate(`navigator.serviceWorker.ready.then(() => true)`);

  await context.setOffline(true);
  await first.getByRole('button', { name: 'On my way' }).click();
  await expect(first.getByRole('button', { name: 'I have arrived' })).toBeVisible();
  await first.close();

  const second = await context.newPage();
  await second.goto(`${journey.url}/expert/`);
  await second.getByRole('button', { name: 'I have arrived' }).click();
  await completeJob(second, { result: 'Advice given', did: 'The balance was turned to the right.' });
  await expect(second.getByRole('button', { name: /3 waiting/ })).toBeVisible();
  const before = await journey.world.manager.api.tickets.get.query({ ticketId });
  expect(before.ticket.status).toBe('assigned');

  await context.setOffline(false);
  const after = await waitUntil('the whole job', async () => {
    const view = await journey.world.manager.api.tickets.get.query({ ticketId });
    return view.ticket.status === 'completed' ? view : null;
  });
  const acts = after.history.map(({ type }) => type).filter((type) => ['TicketAssigned', 'TravelStarted', 'ExpertArrived', 'TicketCompleted'].includes(type));
  expect(acts).toEqual(['TicketAssigned', 'TravelStarted', 'ExpertArrived', 'TicketCompleted']);
  await expect(second.getByRole('button', { name: /All saved/ })).toBeVisible();
});
