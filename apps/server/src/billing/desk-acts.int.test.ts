import { findCreditNote } from '@sysops/db/billing';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sellPlan } from '../testing/make-people.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { buyer, changeCardOf, chargesAtStripe, days, openBillingWorld, payOnPage, type BillingWorld, type Buyer } from './billing-fixture.ts';
import { drawCreditNote } from './draw-invoice.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const [admin, manager] = [() => world.opened.as(actorWith('admin')), () => world.opened.as(actorWith('manager'))];
const factsOf = (person: Buyer, type: string) => world.rows<{ payload: Record<string, unknown> }>(`select payload from outbox_event where payload->>'contractId' = $1 and type = $2 order by seq`, [person.contractId, type]);
const contractOf = async (person: Buyer) => (await person.me.billing.mine())[0];
const waiver = (person: Buyer) => ({ commandId: v7(), waiverId: v7(), contractId: person.contractId, period: 2, reason: 'service_failure' as const, note: 'Nobody came for a month' });

async function atRenewal(card: string, planCode = 'home-tv'): Promise<Buyer> {
  const person = await buyer(world, card, planCode);
  const { endsAt = 0 } = (await contractOf(person)) ?? {};
  for (const before of [29, 2]) {
    await world.moveTo(endsAt - days(before));
    await world.turn();
  }
  await world.moveTo(endsAt + 9.5 * 3_600_000);
  await world.turn();
  return person;
}

async function setLimit(cents: number): Promise<() => Promise<unknown>> {
  const { version, policy } = await admin().billing.policy();
  await admin().billing.setPolicy({ commandId: v7(), basedOn: version, policy: { ...policy, creditSecondApprovalCents: cents }, reason: 'Other limit' });
  return () => admin().billing.setPolicy({ commandId: v7(), basedOn: version + 1, policy, reason: 'As before' });
}

describe('given a period that is past due', () => {
  test('when a manager lets it go, then the plan is covered, nothing is charged then or later, and the books say why', async () => {
    const restore = await setLimit(20_000);
    const person = await atRenewal('pm_card_sandbox_renewalInsufficientFunds');
    expect(await contractOf(person)).toMatchObject({ status: 'grace' });
    const wish = waiver(person);
    const desk = manager();
    expect(await desk.billing.waive(wish)).toEqual({ id: wish.waiverId, state: 'done' });
    expect(await desk.billing.waive(wish)).toEqual({ id: wish.waiverId, state: 'done' });
    expect(await contractOf(person)).toMatchObject({ status: 'active' });
    await changeCardOf(world, person, 'pm_card_visa');
    await world.moveTo(world.now() + days(3));
    await world.turn();
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });
    const account = await person.me.billing.account({});
    expect(account).toMatchObject({ creditCents: 0, credits: [{ amountCents: 8216, note: wish.note, state: 'done' }] });
    expect(account.contracts[0]?.periods[0]).toMatchObject({ state: 'waived', chargeCents: 0, creditCents: 8216 });
    expect(account.invoices[0]).toMatchObject({ totalCents: 0, state: 'waived' });
    expect(await factsOf(person, 'PlanWaived')).toHaveLength(1);
    await expect(manager().billing.waive(waiver(person))).rejects.toThrow(/nothing to let go/);
    await restore();
  });

  test('when it is above the limit, then it goes on being owed until a second admin agrees', async () => {
    const person = await atRenewal('pm_card_sandbox_renewalInsufficientFunds');
    const wish = waiver(person);
    expect(await manager().billing.waive(wish)).toMatchObject({ state: 'asked' });
    expect(await contractOf(person)).toMatchObject({ status: 'grace' });
    await admin().billing.approve({ commandId: v7(), id: wish.waiverId, approve: true });
    expect(await contractOf(person)).toMatchObject({ status: 'active' });
    expect((await person.me.billing.account({})).creditCents).toBe(0);
  });

  test('when it is paid before the second admin agrees, then there is nothing to agree to', async () => {
    const person = await atRenewal('pm_card_sandbox_renewalInsufficientFunds');
    const wish = waiver(person);
    await manager().billing.waive(wish);
    await person.me.billing.finishCheckout({ sessionId: (await payOnPage((await person.me.billing.checkout({ contractId: person.contractId })).url, 'pm_card_visa')) ?? '' });
    await expect(admin().billing.approve({ commandId: v7(), id: wish.waiverId, approve: true })).rejects.toThrow(/nothing to let go/);
    expect(await admin().billing.approve({ commandId: v7(), id: wish.waiverId, approve: false })).toMatchObject({ state: 'refused' });
    expect((await person.me.billing.account({})).creditCents).toBe(0);
  });
});

describe('given a renewal notice', () => {
  test('when there is credit for part of it, then it names what the card will be charged', async () => {
    const person = await buyer(world, 'pm_card_visa');
    await admin().billing.credit({ commandId: v7(), creditId: v7(), customerId: person.customerId, amountCents: 3000, reason: 'goodwill', note: 'Sorry' });
    const { endsAt = 0 } = (await contractOf(person)) ?? {};
    await world.moveTo(endsAt - days(29));
    await world.turn();
    expect((await factsOf(person, 'RenewalAnnounced')).map(({ payload }) => payload)).toMatchObject([{ amountCents: 5216, creditCents: 3000, term: 'year', last4: '4242' }]);
  });

  test('when its link is opened and pressed without a sign-in, then that renewal is cancelled, once', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const { endsAt = 0 } = (await contractOf(person)) ?? {};
    await world.moveTo(endsAt - days(6));
    await world.turn();
    const token = String((await factsOf(person, 'RenewalAnnounced'))[0]?.payload['cancelToken']);
    const anybody = world.opened.as(null);
    expect(await anybody.billing.cancelLink({ token })).toMatchObject({ state: 'open', planName: 'TV Care', endsAt });
    const commandId = v7();
    expect(await anybody.billing.cancelByLink({ commandId, token })).toMatchObject({ state: 'cancelled', endsAt });
    expect(await anybody.billing.cancelByLink({ commandId, token })).toMatchObject({ state: 'cancelled' });
    expect(await contractOf(person)).toMatchObject({ status: 'active', cancelAtPeriodEnd: true });
    expect(await factsOf(person, 'PlanCancelled')).toHaveLength(1);
    await expect(anybody.billing.cancelLink({ token: `${token.slice(0, -1)}x` })).rejects.toThrow(/not complete/);
    await expect(anybody.billing.cancelLink({ token: token.replace('.2.', '.3.') })).rejects.toThrow(/not complete/);
  });

  test('when the renewal is over, then its link does nothing to the next one', async () => {
    const person = await atRenewal('pm_card_visa');
    const token = String((await factsOf(person, 'RenewalAnnounced'))[0]?.payload['cancelToken']);
    const anybody = world.opened.as(null);
    expect(await anybody.billing.cancelLink({ token })).toMatchObject({ state: 'over' });
    await expect(anybody.billing.cancelByLink({ commandId: v7(), token })).rejects.toThrow(/is over/);
    expect(await contractOf(person)).toMatchObject({ status: 'active', cancelAtPeriodEnd: false });
  });
});

describe('given an invoice', () => {
  test('when it is sent again, then the message opens it without a sign-in, for a month, and it alone', async () => {
    const [person, other] = [await buyer(world, 'pm_card_visa'), await buyer(world, 'pm_card_visa')];
    const [invoice] = (await person.me.billing.account({})).invoices;
    await expect(other.me.billing.sendInvoice({ commandId: v7(), invoiceId: invoice?.id ?? '' })).rejects.toThrow(/no such invoice/);
    await world.opened.as(actorWith('agent')).billing.sendInvoice({ commandId: v7(), invoiceId: invoice?.id ?? '' });
    const path = String((await factsOf(person, 'InvoiceAsked'))[0]?.payload['documentPath']);
    const pdf = await fetch(`${world.url}${path}`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const strange = (await other.me.billing.account({})).invoices[0]?.id ?? '';
    expect((await fetch(`${world.url}${path.replace(invoice?.id ?? '', strange)}`)).status).toBe(401);
    await world.moveTo(world.now() + days(31));
    expect((await fetch(`${world.url}${path}`)).status).toBe(401);
  });

  test('when its person moves between the notice and the charge, then the next one names the state whose tax it is', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const { endsAt = 0 } = (await contractOf(person)) ?? {};
    await world.moveTo(endsAt - days(2));
    await world.turn();
    await world.rows(`update billing_profile set state = 'CA', address = address || '{"state":"CA"}' where customer_id = $1`, [person.customerId]);
    await world.moveTo(endsAt + 10 * 3_600_000);
    await world.turn();
    expect(await world.rows(`select tax_state, tax_rate, bill_to->'address'->>'state' as lives from invoice where contract_id = $1 and period = 2`, [person.contractId])).toEqual([{ tax_state: 'NY', tax_rate: 400, lives: 'CA' }]);
  });

  test('when money of it goes back, then the credit note is a document of its own, for its customer and staff only', async () => {
    const [person, other] = [await buyer(world, 'pm_card_visa'), await buyer(world, 'pm_card_visa')];
    await admin().billing.refund({ commandId: v7(), refundId: v7(), contractId: person.contractId, period: 1, amountCents: 4108, reason: 'not_satisfied', note: 'Half of it' });
    await world.turn();
    const refund = (await person.me.billing.account({})).contracts[0]?.periods[0]?.refunds[0];
    expect(refund?.creditNote?.number).toMatch(/^CN-1\d{5}$/);
    const note = await findCreditNote(world.opened.app.orm.em.fork(), refund?.creditNote?.id ?? '');
    expect(note).toMatchObject({ amountCents: 4108, taxCents: 158, taxState: 'NY', invoiceNumber: (await person.me.billing.account({})).invoices[0]?.number, voidedAt: null });
    for (const language of ['en', 'es'] as const) expect(note && (await drawCreditNote(note, language)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await fetch(`${world.url}/api/credit-notes/${note?.id}.pdf`)).status).toBe(401);
    expect((await other.me.billing.account({})).contracts[0]?.periods[0]?.refunds).toEqual([]);
  });
});

test('given a receipt, when its number is typed in small letters or by its owner again, then it is found, and he is told where it is', async () => {
  await sellPlan(world.opened, 'TILL-77A');
  await world.rows(`update contract set starts_at = app.now() - interval '1 day', ends_at = app.now() + interval '364 days' where receipt_number = 'TILL-77A'`);
  const [sale] = await world.rows<{ zip: string }>(`select receipt_zip as zip from contract where receipt_number = 'TILL-77A'`);
  const [person, other] = [await buyer(world, 'pm_card_visa'), await buyer(world, 'pm_card_visa')];
  const claim = (who: Buyer) => who.me.billing.claim({ commandId: v7(), receiptNumber: 'till 77a', zip: sale?.zip ?? '' });
  await claim(person);
  await expect(claim(person)).rejects.toThrow(/in this account already/);
  await expect(claim(other)).rejects.toThrow(/registered already/);
});
