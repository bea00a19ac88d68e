import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registrationOf, sellPlan } from '../testing/make-people.ts';
import { actorWith, openTestApp, type TestApp } from '../testing/open-test-app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened[Symbol.asyncDispose]());

const rows = async (sql: string, values: unknown[]): Promise<number> => Number((await opened.app.orm.em.fork().execute<{ n: string }[]>(`select count(*) as n from ${sql}`, values))[0]?.n);
const everythingOf = async (email: string, customerId: string) => [
  await rows(`auth."user" where email = ?`, [email]), await rows('customer where id = ?', [customerId]), await rows('contract where customer_id = ?', [customerId]), await rows(`outbox_event where type = 'CustomerRegistered' and payload->>'customerId' = ?`, [customerId]),
];

describe('registration is all or nothing', () => {
  test('given a receipt nobody claimed, then account, profile, plan and fact are there, and the address is placed by its ZIP', async () => {
    await sellPlan(opened, 'REG-1');
    const wish = registrationOf(501, 'REG-1');
    await opened.as(null).customers.register(wish);
    expect(await everythingOf(wish.email, wish.customerId)).toEqual([1, 1, 1, 1]);
    const customer = opened.as(actorWith('customer', { customerId: wish.customerId }));
    expect((await customer.customers.profile()).place.location).toMatchObject({ source: 'zip' });
    expect((await customer.billing.mine()).map((c) => [c.status, c.plan.code, c.devices.length])).toEqual([['active', 'home-tv', 1]]);
  });

  // The copies start a few milliseconds apart, so that one of them commits between any two steps of another.
  test.each([0, 1, 2, 3, 4, 6, 8, 12, 16])('sent eight times, %i ms apart, it is one customer', async (apart) => {
    const receipt = `REG-2-${apart}`;
    await sellPlan(opened, receipt);
    const wish = registrationOf(520 + apart, receipt);
    const copies = Array.from({ length: 8 }, (_, n) => sleep(n * apart).then(() => opened.as(null).customers.register(wish)));
    expect(await Promise.all(copies)).toEqual(copies.map(() => ({ customerId: wish.customerId })));
    expect(await everythingOf(wish.email, wish.customerId)).toEqual([1, 1, 1, 1]);
  });

  test.each([['a receipt that does not exist', 'REG-NONE', /do not find this receipt/], ['a receipt that is claimed', 'REG-1', /registered already/]])('given %s, then nothing at all is stored', async (_case, receipt, message) => {
    const wish = registrationOf(receipt === 'REG-1' ? 503 : 504, receipt);
    await expect(opened.as(null).customers.register(wish)).rejects.toThrow(message);
    expect(await everythingOf(wish.email, wish.customerId)).toEqual([0, 0, 0, 0]);
  });

  test('given a used e-mail in other letters, then it is refused and the receipt stays free', async () => {
    await sellPlan(opened, 'REG-3');
    const wish = { ...registrationOf(505, 'REG-3'), email: 'Person.501@Customers.example' };
    await expect(opened.as(null).customers.register(wish)).rejects.toThrow(/account with this e-mail/);
    expect(await rows(`contract where receipt_number = 'REG-3' and status = 'unclaimed'`, [])).toBe(1);
  });
});

describe('the profile', () => {
  test('is changed once per version; a stale save is refused and changes nothing', async () => {
    await sellPlan(opened, 'REG-4');
    const wish = registrationOf(506, 'REG-4');
    await opened.as(null).customers.register(wish);
    const me = opened.as(actorWith('customer', { customerId: wish.customerId }));
    const { name, phone, place, version } = await me.customers.profile();
    const change = { commandId: crypto.randomUUID(), version, name, phone, place, channel: 'sms' as const, language: 'es' as const };
    const saved = await me.customers.updateProfile(change);
    expect(saved).toMatchObject({ channel: 'sms', language: 'es', version: version + 1 });
    expect(await me.customers.updateProfile(change)).toEqual(saved);
    await expect(me.customers.updateProfile({ ...change, commandId: crypto.randomUUID(), name: 'Somebody Else' })).rejects.toThrow(/changed in another window/);
    expect((await me.customers.profile()).name).toBe(name);
  });
});

describe('a caller is found', () => {
  test.each(['(212) 555-1501', '+1 212 555 1501', '5551501', '1501', 'person 501', 'person.501@'])('by "%s"', async (query) => {
    const hits = await opened.as(actorWith('agent')).customers.search({ query });
    expect(hits).toContainEqual(expect.objectContaining({ email: 'person.501@customers.example', covered: true }));
  });

  test.each([
    ['persom 501', 'name', null], ['persn 501', 'name', null], ['Pérson 501', 'name', null], ['person 501 10001', 'name', null], ['10001', 'zip', null], ['reg-1', 'receipt', 'REG-1'], ['REG 1', 'receipt', 'REG-1'],
  ])('by "%s", which is his %s', async (query, foundBy, found) => {
    const hits = await opened.as(actorWith('agent')).customers.search({ query });
    expect(hits).toContainEqual(expect.objectContaining({ email: 'person.501@customers.example', foundBy, found }));
  });

  test('by the number of his plan, of his invoice and of his device, however it is written', async () => {
    const { id } = (await opened.as(actorWith('agent')).customers.search({ query: 'person.501@' }))[0] ?? { id: '' };
    const [contract] = await opened.as(actorWith('agent')).billing.contractsOf({ customerId: id });
    const em = opened.app.orm.em.fork();
    await em.execute(`update device set serial = 'AB-99 0017' where contract_id = ?`, [contract?.id ?? '']);
    for (const query of [`P-${contract?.number}`, `p${contract?.number}`, String(contract?.number), 'ab990017', 'AB-9900', 'ab-99 0017']) {
      expect((await opened.as(actorWith('agent')).customers.search({ query }))[0], query).toMatchObject({ id, covered: true });
    }
  });

  test.each(['%', '_', '\\', '0000000'])('not by "%s"', async (query) => {
    expect(await opened.as(actorWith('agent')).customers.search({ query })).toEqual([]);
  });
});
