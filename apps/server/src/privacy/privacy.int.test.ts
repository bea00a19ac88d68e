import { replay } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buyer, openBillingWorld, type BillingWorld } from '../billing/billing-fixture.ts';
import { handleFacts, runClocks } from '../testing/handle-facts.ts';
import { requestOf } from '../testing/make-people.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { drawExport } from './draw-export.ts';
import { exportOf } from './export-mine.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** Tables that still hold a text anywhere in a row. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await world.rows<{ name: string }>(`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog','information_schema')`);
  const hits: string[] = [];
  for (const { name } of tables) if ((await world.rows(`select 1 from ${name} t where position(lower($1) in lower(t::text)) > 0 limit 1`, [text])).length > 0) hits.push(name);
  return hits;
}

async function withPast() {
  const person = await buyer(world, 'pm_card_visa');
  const description = `The picture jumps, says ${person.customerId.slice(-12)}`;
  const { ticketId, version } = await person.me.tickets.raise({ ...requestOf({ id: person.customerId, email: '', phone: '', deviceId: person.deviceId }), description });
  const profile = await person.me.customers.profile();
  return { person, profile, description, ticketId, version };
}

const agreeTimes = (customerId: string) => world.opened.as(actorWith('manager')).customers.setSlaOverride({
  commandId: v7(), overrideId: v7(), customerId, from: null, to: Date.UTC(2100, 0, 1), targets: { low: { arrive: { minutes: 60, calendar: 'business' } } }, reason: 'After two missed visits',
});

test('the export holds everything that is kept, as JSON and as a PDF', async () => {
  const { person, profile, description } = await withPast();
  await agreeTimes(person.customerId);
  const data = await exportOf(world.opened.app.orm.em.fork(), person.customerId);
  expect(data).toMatchObject({ profile: { name: profile.name, email: profile.email }, tickets: [{ problem: { description } }], billing: { card: { last4: '4242' }, invoices: [{ state: 'paid' }] }, wishes: [], agreedTimes: [{ reason: 'After two missed visits' }] });
  expect((await drawExport(data)).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await fetch(`${world.url}/api/my-data.json`)).status).toBe(401);
});

test('after an erasure a search finds the person in invoices only, and histories still replay', async () => {
  const { person, profile, description, ticketId, version } = await withPast();
  const other = await withPast();
  await agreeTimes(person.customerId);
  await expect(person.me.privacy.eraseMe({ commandId: v7(), email: 'somebody@else.example' })).rejects.toThrow(/Type the e-mail/);
  await expect(person.me.privacy.eraseMe({ commandId: v7(), email: profile.email })).rejects.toThrow(/still open/);
  await person.me.tickets.cancel({ commandId: v7(), ticketId, version, reason: 'It works again' });
  for (const text of [profile.name, profile.email, profile.phone, profile.place.address.line1, description]) expect((await tablesWith(text)).length, text).toBeGreaterThan(0);
  expect(await person.me.privacy.eraseMe({ commandId: v7(), email: profile.email })).toEqual({ erased: true });
  for (const text of [profile.email, profile.phone, description]) expect((await tablesWith(text)).filter((name) => name !== 'public.invoice'), text).toEqual([]);
  // Others may have the same name or street: his own rows are looked at.
  const mine = await world.rows<{ row: string }>(`select to_jsonb(t)::text as row from ticket t where customer_id = $1 union all select to_jsonb(h)::text from ticket_history h where ticket_id = $2 union all select to_jsonb(b)::text from billing_profile b where customer_id = $1 union all select to_jsonb(c)::text from customer c where id = $1`, [person.customerId, ticketId]);
  for (const { row } of mine) for (const text of [`"${profile.name}"`, profile.place.address.line1]) expect(row).not.toContain(text);
  const [stored] = await world.rows<{ state: object }>('select state from ticket where id = $1', [ticketId]);
  const history = await world.rows<{ event: Parameters<typeof replay>[0][number] }>('select event from ticket_history where ticket_id = $1 order by version', [ticketId]);
  expect(JSON.parse(JSON.stringify(replay(history.map(({ event }) => event))))).toEqual(stored?.state);
  expect(await world.rows('select 1 from sla_override where customer_id = $1', [person.customerId])).toEqual([]);
  expect(await world.rows('select status, end_reason from contract where id = $1', [person.contractId])).toEqual([{ status: 'ended', end_reason: 'cancelled' }]);
  expect(await world.rows('select bill_to->>\'name\' as name from invoice where customer_id = $1', [person.customerId])).toEqual([{ name: profile.name }]);
  // What still happens to his plans and tickets is told to nobody.
  await handleFacts(world.opened, 'notifications');
  expect(await world.rows(`select kind from message where recipient like '%erased.invalid' or recipient = '+10000000000'`)).toEqual([]);
  await runClocks(world.opened, 'privacy');
  expect(world.sandbox.stripe.store.list('customer').find((c) => c.metadata['customer'] === person.customerId)?.deleted).toBe(true);
  expect((await other.person.me.customers.profile()).email).toBe(other.profile.email);
  expect((await other.person.me.tickets.get({ ticketId: other.ticketId })).ticket.problem.description).toBe(other.description);
});

const erased = (customerId: string) => world.rows<{ tries: number; error: string | null; done: boolean }>('select tries, error, done_at is not null as done from payer_to_forget where customer_id = $1', [customerId]);
const atStripe = (customerId: string) => world.sandbox.stripe.store.list('customer').find((c) => c.metadata['customer'] === customerId);

test('given Stripe is away, then he is erased here at once, and Stripe is asked again until it has forgotten him', async () => {
  const person = await buyer(world, 'pm_card_visa');
  const { email } = await person.me.customers.profile();
  world.sandbox.addFault({ target: 'stripe', kind: '500', path: '/customers/' });
  expect(await person.me.privacy.eraseMe({ commandId: v7(), email })).toEqual({ erased: true });
  for (let round = 1; round <= 12; round += 1) {
    await runClocks(world.opened, 'privacy');
    expect(await erased(person.customerId)).toEqual([{ tries: round, error: expect.any(String), done: false }]);
    // Asked again only after a while, and at the latest after an hour.
    await runClocks(world.opened, 'privacy');
    expect(await erased(person.customerId)).toMatchObject([{ tries: round }]);
    await world.moveTo(world.now() + 3_700_000);
  }
  world.sandbox.clearFaults();
  await runClocks(world.opened, 'privacy');
  expect(await erased(person.customerId)).toEqual([{ tries: 13, error: null, done: true }]);
  expect(atStripe(person.customerId)?.deleted).toBe(true);
});

test('given the answer of Stripe was lost, then the payer that is gone already counts as forgotten', async () => {
  const person = await buyer(world, 'pm_card_visa');
  const { email } = await person.me.customers.profile();
  await person.me.privacy.eraseMe({ commandId: v7(), email });
  // The library asks once more by itself when a connection breaks.
  world.sandbox.addFault({ target: 'stripe', kind: 'accept-then-drop', path: '/customers/', times: 2 });
  await runClocks(world.opened, 'privacy');
  expect(await erased(person.customerId)).toMatchObject([{ tries: 1, done: false }]);
  expect(atStripe(person.customerId)?.deleted).toBe(true);
  await world.moveTo(world.now() + 60_000);
  await runClocks(world.opened, 'privacy');
  expect(await erased(person.customerId)).toMatchObject([{ tries: 2, done: true }]);
});
