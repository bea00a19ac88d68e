import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registrationOf, sellPlan } from '../testing/make-people.ts';
import { actorWith, openTestApp, type TestApp } from '../testing/open-test-app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened[Symbol.asyncDispose]());

const rows = <T extends object>(sql: string, values: unknown[]): Promise<T[]> => opened.app.orm.em.fork().execute<T[]>(sql, values);
const agent = () => opened.as(actorWith('agent'));

const wishOf = (n: number, receipt: string) => {
  const { password: _password, ...wish } = registrationOf(n, receipt);
  return wish;
};

const everythingOf = async (email: string, customerId: string): Promise<number[]> => [
  (await rows(`select 1 from auth."user" where email = ?`, [email])).length, (await rows('select 1 from customer where id = ?', [customerId])).length, (await rows('select 1 from contract where customer_id = ?', [customerId])).length,
  (await rows('select 1 from account_act where customer_id = ?', [customerId])).length, (await rows(`select 1 from outbox_event where type = 'PasswordResetRequested' and payload->>'customerId' = ?`, [customerId])).length,
];

describe('a caller is registered by an agent', () => {
  test('profile, plan, sign-in without a password, the link to set one, and the record that names both', async () => {
    await sellPlan(opened, 'CALL-1');
    const wish = wishOf(801, 'CALL-1');
    await agent().customers.registerForCaller(wish);
    expect(await everythingOf(wish.email, wish.customerId)).toEqual([1, 1, 1, 1, 1]);
    expect(await rows(`select a.password from auth.account a join auth."user" u on u.id = a."userId" where u.email = ? and a.password is not null`, [wish.email])).toEqual([]);
    expect(await agent().billing.acts({ customerId: wish.customerId })).toMatchObject([{ act: 'registered', by: { role: 'agent', name: actorWith('agent').name } }]);
    expect(await agent().billing.contractsOf({ customerId: wish.customerId })).toMatchObject([{ status: 'active', receiptNumber: 'CALL-1' }]);
  });

  test('sent eight times at once, it is one customer and one link', async () => {
    await sellPlan(opened, 'CALL-2');
    const wish = wishOf(802, 'CALL-2');
    const answers = await Promise.all(Array.from({ length: 8 }, () => agent().customers.registerForCaller(wish)));
    expect(answers).toEqual(answers.map(() => ({ customerId: wish.customerId })));
    expect(await everythingOf(wish.email, wish.customerId)).toEqual([1, 1, 1, 1, 1]);
  });

  test('with a plan to be paid: it waits for its payment, and the link to pay can be sent', async () => {
    const contractId = v7();
    const { claim: _claim, ...wish } = wishOf(803, 'none');
    await agent().customers.registerForCaller({ ...wish, purchase: { contractId, planCode: 'home-tv', devices: [{ deviceId: v7(), category: 'tv', brand: 'Penultimate', model: 'Vista 55' }] } });
    expect(await agent().billing.contractsOf({ customerId: wish.customerId })).toMatchObject([{ id: contractId, status: 'pending' }]);
    expect(await agent().billing.sendPayLink({ commandId: v7(), contractId })).toEqual({ sent: true });
  });

  test.each([['a receipt that does not exist', 'CALL-NONE', 804, /do not find this receipt/], ['a receipt that is claimed', 'CALL-1', 805, /registered already/], ['a used e-mail', 'CALL-3', 801, /account with this e-mail/]])('given %s, then nothing at all is stored', async (_given, receipt, n, message) => {
    if (receipt === 'CALL-3') await sellPlan(opened, receipt);
    const wish = wishOf(n, receipt);
    const before = await everythingOf(wish.email, wish.customerId);
    await expect(agent().customers.registerForCaller(wish)).rejects.toThrow(message);
    expect(await everythingOf(wish.email, wish.customerId)).toEqual(before);
  });
});

describe('a caller’s profile', () => {
  test('is changed by an agent, who must name him; the record says what was changed and by whom, not what it says', async () => {
    await sellPlan(opened, 'CALL-5');
    const wish = wishOf(806, 'CALL-5');
    const { customerId } = await agent().customers.registerForCaller(wish);
    const { version, name, place } = await agent().customers.get({ customerId });
    const change = { commandId: v7(), customerId, version, name, place, phone: '+12125550199', channel: 'sms' as const, language: 'en' as const };
    expect(await agent().customers.updateProfile(change)).toMatchObject({ phone: '+12125550199', channel: 'sms', version: version + 1 });
    expect((await agent().billing.acts({ customerId }))[0]).toMatchObject({ act: 'profile_changed', about: 'phone, channel', by: { role: 'agent' } });
    await expect(agent().customers.updateProfile({ ...change, commandId: v7() })).rejects.toThrow(/changed meanwhile/);
    const { customerId: _named, ...unnamed } = change;
    await expect(agent().customers.updateProfile({ ...unnamed, commandId: v7() })).rejects.toThrow(/choose the customer/);
  });

  test('of somebody else is not there for a customer', async () => {
    const [me, other] = [wishOf(807, 'CALL-6'), wishOf(808, 'CALL-7')];
    for (const { claim, ...wish } of [me, other]) {
      await sellPlan(opened, claim.receiptNumber);
      await agent().customers.registerForCaller({ ...wish, claim });
    }
    const { name, place, phone, version } = await agent().customers.get({ customerId: other.customerId });
    const mine = opened.as(actorWith('customer', { customerId: me.customerId }));
    await expect(mine.customers.updateProfile({ commandId: v7(), customerId: other.customerId, version, name, place, phone, channel: 'sms', language: 'en' })).rejects.toThrow(/no such customer/);
    expect((await agent().customers.get({ customerId: other.customerId })).version).toBe(version);
  });
});
