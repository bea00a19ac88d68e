import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layWire } from '../support/cut-wire.ts';
import { expect, test } from '../support/world.ts';
import { fillTicket, findByPhone, handsOn, signInAsAgent } from './agent-hands.ts';
import { openProgram, openScreen } from './open-program.ts';

test('tickets taken while the server is away survive a crash and arrive once, in order', async ({ journey }) => {
  const customer = await journey.newCustomer('99501');
  const { category } = customer.device;
  await using screen = await openScreen();
  await using wire = await layWire(journey.url);
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  const opening = { screen, server: wire.url, folder };
  const first = await openProgram(opening);
  await signInAsAgent(first.page);
  const hands = handsOn(first.page);
  await findByPhone(first.page, hands, customer);
  await expect(first.page.getByText('Connected')).toBeVisible();

  wire.cut();
  await expect(first.page.getByText('Server away').or(first.page.getByText('Connecting', { exact: true }))).toBeVisible();
  await fillTicket(first.page, hands, { category, says: 'First: nothing happens' });
  await expect(first.page.getByRole('heading', { name: 'Will be sent' })).toBeVisible();
  await hands.press('Alt+n');
  await fillTicket(first.page, hands, { category, says: 'Second: it smells' });
  // At once, while the second is still being stored.
  await hands.press('Alt+n');
  await expect(first.page.getByText('2 waiting')).toBeVisible();
  await expect(first.page.getByRole('combobox', { name: 'What is wrong' })).toBeFocused();
  await expect(first.page.getByRole('textbox', { name: 'What the caller says' })).toHaveValue('');
  await first.page.getByRole('textbox', { name: 'What the caller says' }).fill('Third: only begun');
  await expect(first.page.getByText('Draft kept on this computer')).toHaveAttribute('data-keeping', 'kept');
  const gone = once(first.app.process(), 'exit');
  first.app.process().kill('SIGKILL');
  await gone;

  const second = await openProgram(opening);
  try {
    await expect(second.page.getByText('2 waiting')).toBeVisible();
    await findByPhone(second.page, handsOn(second.page), customer);
    await expect(second.page.getByRole('textbox', { name: 'What the caller says' })).toHaveValue('Third: only begun');
    expect(await numbersOf(journey, customer.id)).toEqual([]);

    wire.mend();
    await expect(second.page.getByText('Connected', { exact: true })).toBeVisible({ timeout: 40_000 });
    await expect(second.page.getByText('All saved')).toBeVisible({ timeout: 40_000 });
    const numbers = await numbersOf(journey, customer.id);
    expect(numbers.map(([words]) => words)).toEqual(['First: nothing happens', 'Second: it smells']);
  } finally {
    // Killed, because closing asks first while a ticket is unsent.
    second.app.process().kill('SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});

type Journey = Parameters<Parameters<typeof test>[2]>[0]['journey'];

/** What the caller said and the number of each of his tickets, by number. */
async function numbersOf({ world }: Journey, customerId: string): Promise<(readonly [string, number])[]> {
  const { api } = world.agent;
  const { items } = await api.tickets.list.query({ customerId });
  const views = await Promise.all(items.map(({ id }) => api.tickets.get.query({ ticketId: id })));
  return views.map(({ ticket }) => [ticket.problem.description, ticket.number] as const).toSorted((a, b) => a[1] - b[1]);
}
