import { findInvoice } from '@sysops/db/billing';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorWith } from '../testing/open-test-app.ts';
import { drawInvoice } from './draw-invoice.ts';
import { buyer, openBillingWorld, payOnPage, type BillingWorld, type Buyer } from './billing-fixture.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const refundedAtStripe = (person: Buyer): number => world.sandbox.stripe.store.list('charge').filter((c) => c.metadata['contract'] === person.contractId).reduce((sum, c) => sum + c.amount_refunded, 0);
const wish = (person: Buyer, amountCents: number) => ({ commandId: v7(), refundId: v7(), contractId: person.contractId, period: 1, amountCents, reason: 'not_satisfied' as const, note: 'The second visit was late' });

describe('a refund', () => {
  test('below the limit goes to the card by one admin, once, and stands on the account', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const admin = world.opened.as(actorWith('admin'));
    const input = wish(person, 2000);
    expect(await admin.billing.refund(input)).toEqual({ id: input.refundId, state: 'approved' });
    expect(await admin.billing.refund(input)).toEqual({ id: input.refundId, state: 'approved' });
    await world.turn();
    await world.turn();
    expect(refundedAtStripe(person)).toBe(2000);
    expect((await person.me.billing.account({})).contracts[0]?.periods[0]?.refunds).toMatchObject([{ amountCents: 2000, state: 'done' }]);
    await expect(admin.billing.refund(wish(person, 6217))).rejects.toThrow(/At most \$62\.16/);
  });

  test('whose answer is lost is asked for again with the same key', async () => {
    const person = await buyer(world, 'pm_card_visa');
    world.sandbox.addFault({ target: 'stripe', kind: 'accept-then-drop', path: '/v1/refunds', times: 2 });
    await world.opened.as(actorWith('admin')).billing.refund(wish(person, 1500));
    await world.turn();
    world.sandbox.clearFaults();
    await world.moveTo(world.now() + 120_000);
    await world.turn();
    expect(refundedAtStripe(person)).toBe(1500);
    expect(await world.rows(`select state from money_back where contract_id = $1`, [person.contractId])).toEqual([{ state: 'done' }]);
  });

  test('above the limit waits for another admin; refused, nothing goes back', async () => {
    const admin = world.opened.as(actorWith('admin'));
    const { version, policy } = await world.opened.as(actorWith('manager')).billing.policy();
    await admin.billing.setPolicy({ commandId: v7(), basedOn: version, policy: { ...policy, refundSecondApprovalCents: 5000 }, reason: 'Smaller refunds want a second pair of eyes' });
    const person = await buyer(world, 'pm_card_visa');
    const input = wish(person, 8216);
    expect(await admin.billing.refund(input)).toMatchObject({ state: 'asked' });
    expect((await admin.billing.attention()).approvals.find((a) => a.id === input.refundId)).toMatchObject({ askedByMe: true, amountCents: 8216 });
    await expect(admin.billing.approve({ commandId: v7(), id: input.refundId, approve: true })).rejects.toThrow(/second person/);
    const other = world.opened.as(actorWith('admin'));
    expect(await other.billing.approve({ commandId: v7(), id: input.refundId, approve: false })).toMatchObject({ state: 'refused' });
    await expect(other.billing.approve({ commandId: v7(), id: input.refundId, approve: true })).rejects.toThrow(/decided this already/);
    const again = wish(person, 8216);
    await admin.billing.refund(again);
    await other.billing.approve({ commandId: v7(), id: again.refundId, approve: true });
    await world.turn();
    expect(refundedAtStripe(person)).toBe(8216);
  });

  test('is for admins only', async () => {
    const person = await buyer(world, 'pm_card_visa');
    await expect(world.opened.as(actorWith('manager')).billing.refund(wish(person, 100))).rejects.toThrow(/may not/);
    await expect(person.me.billing.refund(wish(person, 100))).rejects.toThrow(/may not/);
  });
});

test('a credit pays part of the next renewal', async () => {
  const person = await buyer(world, 'pm_card_visa');
  await world.opened.as(actorWith('manager')).billing.credit({ commandId: v7(), creditId: v7(), customerId: person.customerId, amountCents: 3000, reason: 'goodwill', note: 'Sorry for the wait' });
  expect((await person.me.billing.account({})).creditCents).toBe(3000);
  const { endsAt = 0 } = (await person.me.billing.mine())[0] ?? {};
  await world.moveTo(endsAt - 3 * 86_400_000);
  await world.turn();
  await world.moveTo(endsAt + 10 * 3_600_000);
  await world.turn();
  const account = await person.me.billing.account({});
  expect(account.creditCents).toBe(0);
  expect(account.invoices[0]).toMatchObject({ totalCents: 5216, state: 'paid' });
  expect(account.contracts[0]?.periods[0]).toMatchObject({ creditCents: 3000, chargeCents: 5216 });
});

describe('differences', () => {
  test('a second payment for one period goes back by itself and is raised', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const [{ stripe_customer_id: customer } = { stripe_customer_id: '' }] = await world.rows<{ stripe_customer_id: string }>('select stripe_customer_id from billing_profile where customer_id = $1', [person.customerId]);
    await fetch(`${world.sandbox.url}/v1/payment_intents`, { method: 'POST', headers: { authorization: `Bearer ${world.sandbox.settings.stripeSecretKey}` }, body: new URLSearchParams({ amount: '8216', currency: 'usd', customer, payment_method: 'pm_card_visa', confirm: 'true', 'metadata[contract]': person.contractId, 'metadata[period]': '1' }) });
    await expect.poll(async () => (await world.rows(`select 1 from billing_difference where contract_id = $1 and kind = 'second_payment'`, [person.contractId])).length, { timeout: 5000 }).toBe(1);
    await world.turn();
    expect(refundedAtStripe(person)).toBe(8216);
    const manager = world.opened.as(actorWith('manager'));
    const difference = (await manager.billing.differences()).find((d) => d.contractId === person.contractId);
    expect(await manager.billing.repairDifference({ commandId: v7(), differenceId: difference?.id ?? '' })).toEqual({ state: 'repaired' });
    expect((await person.me.billing.account({})).contracts[0]?.periods[0]?.charges.map((c) => c.state)).toEqual(['succeeded', 'duplicate']);
  });

  test('a period that nobody bills is found, and billed by one click', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const { endsAt = 0 } = (await person.me.billing.mine())[0] ?? {};
    await world.moveTo(endsAt - 5 * 86_400_000);
    await world.turn();
    await world.rows('update billing_period set next_try_at = null where contract_id = $1 and period = 2', [person.contractId]);
    await world.moveTo(endsAt + 2 * 86_400_000);
    await world.turn();
    const manager = world.opened.as(actorWith('manager'));
    const difference = (await manager.billing.differences()).find((d) => d.contractId === person.contractId && d.state === 'open');
    expect(difference).toMatchObject({ kind: 'skipped_period', period: 2 });
    await manager.billing.repairDifference({ commandId: v7(), differenceId: difference?.id ?? '' });
    await world.turn();
    expect((await person.me.billing.account({})).invoices).toHaveLength(2);
  });
});

test('an invoice is read by its customer and by staff, as a PDF, and by nobody else', async () => {
  const person = await buyer(world, 'pm_card_visa');
  const [invoice] = (await person.me.billing.account({})).invoices;
  expect((await fetch(`${world.url}/api/invoices/${invoice?.id}.pdf`)).status).toBe(401);
  const found = await findInvoice(world.opened.app.orm.em.fork(), invoice?.id ?? '');
  expect(found).toMatchObject({ totalCents: 8216, state: 'paid', billTo: { address: { state: 'NY' } } });
  const pdf = found ? await drawInvoice(found) : Buffer.alloc(0);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

describe('the numbers of the timetable', () => {
  test('change in versions with who and why; a change of what is no longer in force is refused', async () => {
    const admin = world.opened.as(actorWith('admin'));
    const before = await admin.billing.policy();
    const wish = { commandId: v7(), basedOn: before.version, policy: { ...before.policy, suspendDay: 20 }, reason: 'Longer grace in the holidays' };
    expect(await admin.billing.setPolicy(wish)).toEqual({ version: before.version + 1 });
    expect(await admin.billing.setPolicy(wish)).toEqual({ version: before.version + 1 });
    const after = await admin.billing.policy();
    expect(after).toMatchObject({ version: before.version + 1, policy: { suspendDay: 20 }, history: [{ version: before.version + 1, reason: 'Longer grace in the holidays' }, ...before.history.map(({ version }) => ({ version }))] });
    await expect(admin.billing.setPolicy({ ...wish, commandId: v7() })).rejects.toThrow(/changed these numbers meanwhile/);
    await admin.billing.setPolicy({ ...wish, commandId: v7(), basedOn: after.version, policy: before.policy });
  });

  test.each([[{ retryDays: [3, 1] }, /Days must rise/], [{ suspendDay: 14 }, /suspended after the last retry/], [{ endDay: 15 }, /suspended after the last retry/], [{ messageDays: [] }, /messageDays|least/i]])('%j is refused', async (wrong, message) => {
    const admin = world.opened.as(actorWith('admin'));
    const { version, policy } = await admin.billing.policy();
    await expect(admin.billing.setPolicy({ commandId: v7(), basedOn: version, policy: { ...policy, ...wrong }, reason: 'Wrong' })).rejects.toThrow(message);
  });
});

describe('tills send their sales as a file', () => {
  const head = 'receipt_number,zip,sold_at,plan_code,category,brand,model,serial';
  const csv = [head, 'CSV-1,10001,2027-01-02,home-all,tv,Penultimate,"Vista, 55",S1', '', 'CSV-1,10001,2027-01-02,home-all,stereo,Penultimate,Tone,', 'CSV-2,1000,2027-01-02,home-tv,tv,Penultimate,Vista,', 'CSV-3,10001,2027-01-02,home-tv,stereo,Penultimate,Tone,', ',10001,2027-01-02,home-tv,tv,Penultimate,Vista,'].join('\r\n');
  const outcomes = [
    { lines: [2, 4], receiptNumber: 'CSV-1', devices: 2, outcome: 'new', reason: null }, { lines: [5], receiptNumber: 'CSV-2', outcome: 'refused', reason: expect.stringMatching(/^zip: /) },
    { lines: [6], receiptNumber: 'CSV-3', outcome: 'refused', reason: 'TV Care does not cover a stereo' }, { lines: [7], receiptNumber: '', outcome: 'refused', reason: expect.stringMatching(/^receipt_number: /) },
  ];
  const stored = () => world.rows(`select d.model from device d join contract c on c.id = d.contract_id where c.receipt_number like 'CSV-%' order by d.model`);

  test('looked at first: every receipt with what would become of it, and nothing is stored', async () => {
    expect((await world.opened.as(actorWith('admin')).billing.previewSales({ csv })).sales).toMatchObject(outcomes);
    expect(await stored()).toEqual([]);
  });

  test('recorded: each receipt once, the wrong ones named by their lines', async () => {
    const admin = world.opened.as(actorWith('admin'));
    const commandId = v7();
    const first = await admin.billing.importSales({ commandId, csv });
    expect(first).toMatchObject({ recorded: 1, known: 0, refused: 3, sales: outcomes });
    expect(await admin.billing.importSales({ commandId, csv })).toEqual(first);
    expect(await admin.billing.importSales({ commandId: v7(), csv })).toMatchObject({ recorded: 0, known: 1, refused: 3 });
    expect((await admin.billing.previewSales({ csv })).sales[0]).toMatchObject({ outcome: 'known' });
    expect(await stored()).toEqual([{ model: 'Tone' }, { model: 'Vista, 55' }]);
  });

  test.each([
    ['no such columns', 'a,b\n1,2', /no column/],
    ['a quotation mark that is never closed', `${head}\nCSV-9,10001,2027-01-02,home-tv,tv,"Penultimate,Vista,\nCSV-10,10001,2027-01-02,home-tv,tv,P,V,`, /Line 2 has a quotation mark/],
  ])('a file with %s is refused as a whole', async (_case, bad, message) => {
    await expect(world.opened.as(actorWith('admin')).billing.previewSales({ csv: bad })).rejects.toThrow(message);
    await expect(world.opened.as(actorWith('admin')).billing.importSales({ commandId: v7(), csv: bad })).rejects.toThrow(message);
  });

  test.each([
    ['lines of one receipt that disagree', ['CSV-5,10001,2027-01-02,home-tv,tv,P,V,', 'CSV-5,10002,2027-01-02,home-tv,tv,P,V,'], /zip: The lines of one receipt/],
    ['a date in the future', ['CSV-6,10001,2031-01-02,home-tv,tv,P,V,'], /in the future/],
    ['a date that is none', ['CSV-7,10001,02.01.2027x,home-tv,tv,P,V,'], /^sold_at: /],
    ['a device that nobody repairs', ['CSV-9,10001,2027-01-02,home-tv,toaster,P,V,'], /^category: Must be computer/],
    ['a plan that is not sold', ['CSV-8,10001,2027-01-02,home-moon,tv,P,V,'], /no such plan/],
  ])('%s', async (_case, lines, reason) => {
    expect((await world.opened.as(actorWith('admin')).billing.previewSales({ csv: [head, ...lines].join('\n') })).sales).toMatchObject([{ outcome: 'refused', reason: expect.stringMatching(reason) }]);
  });
});

test('no card number reaches our database', async () => {
  const person = await buyer(world, 'pm_card_visa');
  await payOnPage((await person.me.billing.setupCard({})).url, 'pm_card_authenticationRequiredOnSetup');
  await world.turn();
  expect([passesLuhn('4242 4242 4242 4242'), passesLuhn('4000002500003155'), passesLuhn('4242424242424241')]).toEqual([true, true, false]);
  const tables = await world.rows<{ table: string }>(`select quote_ident(table_schema) || '.' || quote_ident(table_name) as table from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog','information_schema')`);
  for (const { table } of tables) {
    const hits = await world.rows<{ found: string }>(`select found from (select (regexp_matches(t::text, '(?<![0-9a-f-])[3-6][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{1,4}(?![0-9a-f-])', 'g'))[1] as found from ${table} t) x`);
    expect(hits.filter(({ found }) => passesLuhn(found)), table).toEqual([]);
  }
});

/** The check digit of card numbers. Source: ISO/IEC 7812-1, annex B. */
function passesLuhn(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '');
  const sum = Array.from(digits).toReversed().reduce((total, digit, at) => total + (at % 2 === 0 ? Number(digit) : ((Number(digit) * 2 - 1) % 9) + 1), 0);
  return digits.length >= 13 && sum % 10 === 0;
}
