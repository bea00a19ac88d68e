import { minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCustomer, registrationOf, requestOf } from '../testing/make-people.ts';
import { messagesTo, noon, openMessaging, type Messaging } from '../testing/messaging-fixture.ts';
import { actorWith } from '../testing/open-test-app.ts';

let m: Messaging;
let now = noon;
beforeAll(async () => {
  m = await openMessaging();
});
afterAll(() => m[Symbol.asyncDispose]());

const pass = async (ms: number): Promise<void> => {
  now += ms;
  await m.moveTo(now);
};

let made = 0;

/** Registered a moment ago on the website, by SMS if he is asked; the codes have been sent. */
async function newcomer(channel: 'email' | 'sms' = 'sms') {
  const n = (made += 1);
  const { claim: _claim, ...registration } = registrationOf(6000 + n, 'none');
  await m.opened.as(null).customers.register({ ...registration, channel, purchase: { contractId: v7(), planCode: 'home-tv', devices: [{ deviceId: v7(), category: 'tv', brand: 'Penultimate', model: 'Vista 55' }] } });
  await m.settle();
  const { customerId: id, email, phone } = registration;
  return { id, email, phone, me: m.opened.as(actorWith('customer', { customerId: id })) };
}

type Newcomer = Awaited<ReturnType<typeof newcomer>>;

const codesIn = (texts: readonly string[]): string[] => texts.flatMap((text) => /\b(\d{6})\b/.exec(text)?.[1] ?? []);
const mailedCode = (address: string): string => codesIn(m.sandbox.mailsTo(address).map(({ text }) => text)).at(-1) ?? '';
const textedCode = (phone: string): string => codesIn(m.sandbox.messagesTo(phone).map(({ body }) => body)).at(-1) ?? '';
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const prove = ({ me }: Pick<Newcomer, 'me'>, channel: 'email' | 'sms', code: string) => me.customers.proveContact({ commandId: v7(), channel, code });
const kindsTo = async (...addresses: string[]) => (await messagesTo(m, ...addresses)).map(({ kind, channel }) => `${kind} ${channel}`);
const raise = async ({ me, id, email, phone }: Newcomer): Promise<string> => {
  const [contract] = await me.billing.mine();
  const request = requestOf({ id, email, phone, deviceId: contract?.devices[0]?.id ?? v7() });
  await me.tickets.raise(request);
  await m.settle();
  return request.ticketId;
};

describe('given somebody registered on the website', () => {
  test('both codes come at once, each to its own address, and each proves its own', async () => {
    const who = await newcomer();
    expect(mailedCode(who.email)).toMatch(/^\d{6}$/);
    expect(textedCode(who.phone)).toMatch(/^\d{6}$/);
    expect(await who.me.customers.contacts()).toMatchObject({ email: { proved: false, code: { triesLeft: 5 } }, phone: { proved: false, code: { triesLeft: 5 } } });
    await expect(prove(who, 'sms', mailedCode(who.email) === textedCode(who.phone) ? wrong(mailedCode(who.email)) : mailedCode(who.email))).rejects.toThrow(/not the code/);
    expect(await prove(who, 'email', mailedCode(who.email))).toMatchObject({ emailProved: true, phoneProved: false });
    expect(await prove(who, 'sms', ` ${textedCode(who.phone).slice(0, 3)} ${textedCode(who.phone).slice(3)} `)).toMatchObject({ emailProved: true, phoneProved: true });
    expect(await who.me.customers.contacts()).toMatchObject({ email: { proved: true, code: null }, phone: { proved: true, code: null } });
  });

  test('neither the database nor the outbox holds a code that can be used: only its keyed hash, and the message until it holds no more', async () => {
    const who = await newcomer();
    const code = mailedCode(who.email);
    const em = m.opened.app.orm.em.fork();
    const holding = async (): Promise<string[]> => {
      const names = await em.execute<{ name: string }[]>(`select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public','auth','app')`);
      const found: string[] = [];
      for (const { name } of names) if ((await em.execute<unknown[]>(`select 1 from ${name} t where t::text ~ ? limit 1`, [String.raw`(^|[^0-9a-f])${code}([^0-9a-f]|$)`])).length > 0) found.push(name);
      return found;
    };
    expect(await holding()).toEqual(['public.message']);
    await pass(16 * minute);
    await m.settle();
    expect(await holding()).toEqual([]);
  });

  test('sent twice, the same code counts once; used, it holds no more', async () => {
    const who = await newcomer();
    const command = { commandId: v7(), channel: 'email' as const, code: mailedCode(who.email) };
    const first = await who.me.customers.proveContact(command);
    expect(await who.me.customers.proveContact(command)).toEqual(first);
    await expect(prove(who, 'email', command.code)).rejects.toThrow(/holds no more/);
  });

  test('five wrong ones end it, also when they come at the same time, and then the right one is refused too', async () => {
    const who = await newcomer();
    const code = mailedCode(who.email);
    const repeated = { commandId: v7(), channel: 'email' as const, code: wrong(code) };
    for (const _again of [1, 2, 3]) await expect(who.me.customers.proveContact(repeated)).rejects.toThrow(/not the code/);
    expect((await who.me.customers.contacts()).email.code?.triesLeft).toBe(4);
    const answers = await Promise.allSettled(Array.from({ length: 9 }, () => prove(who, 'email', wrong(code))));
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
    expect((await who.me.customers.contacts()).email.code?.triesLeft).toBe(0);
    await expect(prove(who, 'email', code)).rejects.toThrow(/holds no more/);
    expect((await who.me.customers.profile()).emailProved).toBe(false);
  });

  test('after a quarter of an hour it holds no more; another one is sent after a minute, and the one before is void', async () => {
    const who = await newcomer();
    const first = textedCode(who.phone);
    await expect(who.me.customers.sendCode({ commandId: v7(), channel: 'sms' })).rejects.toThrow(/wait 60 seconds/);
    await pass(minute);
    await who.me.customers.sendCode({ commandId: v7(), channel: 'sms' });
    await m.settle();
    const second = textedCode(who.phone);
    if (first !== second) await expect(prove(who, 'sms', first)).rejects.toThrow(/not the code/);
    await pass(15 * minute);
    await expect(prove(who, 'sms', second)).rejects.toThrow(/holds no more/);
  });

  test('five an hour, then no more until it is over', async () => {
    const who = await newcomer();
    for (let n = 2; n <= 5; n += 1) {
      await pass(minute);
      await who.me.customers.sendCode({ commandId: v7(), channel: 'sms' });
    }
    await pass(minute);
    await expect(who.me.customers.sendCode({ commandId: v7(), channel: 'sms' })).rejects.toThrow(/too often.*5\d minutes/);
    await pass(55 * minute);
    await who.me.customers.sendCode({ commandId: v7(), channel: 'sms' });
    await m.settle();
    await prove(who, 'sms', textedCode(who.phone));
  });

  test('a fact that is delivered twice sends one code', async () => {
    const who = await newcomer();
    const [wanted] = await m.opened.app.orm.em.fork().execute<{ id: string }[]>(`select id from outbox_event where type = 'ContactCodeWanted' and payload ->> 'customerId' = ? and payload ->> 'channel' = 'email'`, [who.id]);
    const { contactMessages } = await import('../notifications/contact-messages.ts');
    await contactMessages['ContactCodeWanted']?.(m.opened.app, { id: wanted?.id ?? '', type: 'ContactCodeWanted', topics: [], ticketId: null, at: now, payload: {} });
    await m.settle();
    expect((await kindsTo(who.email)).filter((kind) => kind === 'contact_code email')).toHaveLength(1);
    await prove(who, 'email', mailedCode(who.email));
  });
});

describe('messages about tickets go', () => {
  test('while nothing is proved, by e-mail, and the ticket is taken as always', async () => {
    const who = await newcomer('sms');
    await raise(who);
    expect(await kindsTo(who.email)).toContain('ticket_received email');
    expect(await kindsTo(who.phone)).toEqual(['contact_code sms']);
  });

  test('to the one that is proved, whatever he prefers, and never to the other one, also when the first fails', async () => {
    const byPhone = await newcomer('email');
    await prove(byPhone, 'sms', textedCode(byPhone.phone));
    m.sandbox.addFault({ target: 'twilio', kind: 'undelivered', to: byPhone.phone });
    await raise(byPhone);
    await pass(2 * minute);
    await m.settle();
    m.sandbox.clearFaults();
    expect(await kindsTo(byPhone.phone)).toContain('ticket_received sms');
    expect((await kindsTo(byPhone.email)).filter((kind) => kind.startsWith('ticket'))).toEqual([]);
    const byMail = await newcomer('sms');
    await prove(byMail, 'email', mailedCode(byMail.email));
    await raise(byMail);
    expect(await kindsTo(byMail.email)).toContain('ticket_received email');
    expect(await kindsTo(byMail.phone)).toEqual(['contact_code sms']);
  });

  test('by his preference when both are proved', async () => {
    const who = await newcomer('sms');
    await prove(who, 'email', mailedCode(who.email));
    await prove(who, 'sms', textedCode(who.phone));
    await raise(who);
    expect(await kindsTo(who.phone)).toContain('ticket_received sms');
  });
});

describe('a change', () => {
  const settled = async () => {
    const customer = await makeCustomer(m.opened);
    return { ...customer, me: m.opened.as(actorWith('customer', { customerId: customer.id })) };
  };

  test('of the phone sends a code there, and messages go by e-mail until it is back', async () => {
    const who = await settled();
    const { name, place, language, version } = await who.me.customers.profile();
    const phone = '+13125559911';
    await m.opened.app.orm.em.fork().execute(`update customer set sms_opted_out = true where id = ?`, [who.id]);
    expect(await who.me.customers.updateProfile({ commandId: v7(), version, name, phone, place, channel: 'sms', language })).toMatchObject({ phone, phoneProved: false, smsOptedOut: false, emailProved: true });
    await m.settle();
    await raise({ ...who, phone });
    expect((await kindsTo(who.email)).filter((kind) => kind === 'ticket_received email')).toHaveLength(1);
    expect(await prove(who, 'sms', textedCode(phone))).toMatchObject({ phoneProved: true });
  });

  test('of the e-mail holds when its code is back: profile, bills and sign-in move, and the old address is told', async () => {
    const who = await settled();
    const email = `New.${who.email}`;
    expect(await who.me.customers.changeEmail({ commandId: v7(), email })).toMatchObject({ email: { address: who.email, proved: true, wanted: email.toLowerCase() } });
    await m.settle();
    expect((await who.me.customers.profile()).email).toBe(who.email);
    await prove(who, 'email', mailedCode(email.toLowerCase()));
    await m.settle();
    expect(await who.me.customers.profile()).toMatchObject({ email: email.toLowerCase(), emailProved: true });
    const em = m.opened.app.orm.em.fork();
    expect(await em.execute(`select u.email as account, b.email as bills from auth."user" u join billing_profile b on b.customer_id::text = u."customerId" where u."customerId" = ?`, [who.id])).toEqual([{ account: email.toLowerCase(), bills: email.toLowerCase() }]);
    expect(await kindsTo(who.email)).toContain('email_changed email');
    expect(m.sandbox.mailsTo(who.email).at(-1)?.text).not.toContain(email.toLowerCase());
  });

  test('to an address that is somebody else’s gets the same answer; its owner is told, and no code ever fits', async () => {
    const [who, owner] = [await settled(), await settled()];
    const free = await who.me.customers.changeEmail({ commandId: v7(), email: `free.${who.email}` });
    const used = await owner.me.customers.changeEmail({ commandId: v7(), email: who.email });
    const shape = ({ email: { address: _a, wanted: _w, ...rest } }: typeof free) => rest;
    expect(shape(used)).toEqual(shape(free));
    await m.settle();
    expect(await kindsTo(who.email)).toContain('email_in_use email');
    const answers = await Promise.allSettled([prove(owner, 'email', '123456'), prove(who, 'email', wrong(mailedCode(`free.${who.email}`)))]);
    expect(answers.map((answer) => (answer.status === 'rejected' && answer.reason instanceof Error ? answer.reason.message : 'taken'))).toEqual(['That is not the code we sent. Please look at it again.', 'That is not the code we sent. Please look at it again.']);
    expect((await owner.me.customers.profile()).email).toBe(owner.email);
  });

  test('to an address that somebody else took meanwhile is refused without a word about him', async () => {
    const [who, rival] = [await settled(), await settled()];
    const email = `both.want.${made}@customers.example`;
    for (const one of [who, rival]) await one.me.customers.changeEmail({ commandId: v7(), email });
    await m.settle();
    const codes = codesIn(m.sandbox.mailsTo(email).map(({ text }) => text));
    await prove(who, 'email', codes[0] ?? '');
    await expect(prove(rival, 'email', codes[1] ?? '')).rejects.toThrow(/holds no more/);
    expect((await rival.me.customers.profile()).email).toBe(rival.email);
  });

  test('is taken back by asking for the present address', async () => {
    const who = await settled();
    await who.me.customers.changeEmail({ commandId: v7(), email: `other.${who.email}` });
    expect(await who.me.customers.changeEmail({ commandId: v7(), email: who.email })).toMatchObject({ email: { wanted: null, proved: true, code: null } });
  });
});

test('the link to a first password proves the e-mail of a caller whom an agent has registered, and no code was sent to him', async () => {
  const { claim: _claim, password, ...registration } = registrationOf(6900, 'none');
  await m.opened.as(actorWith('agent')).customers.registerForCaller(registration);
  await m.settle();
  const { customerId, email, phone } = registration;
  const mine = m.opened.as(actorWith('customer', { customerId }));
  expect(await mine.customers.profile()).toMatchObject({ emailProved: false, phoneProved: false });
  expect((await kindsTo(email, phone)).filter((kind) => kind.startsWith('contact_code'))).toEqual([]);
  const token = /reset-password\?token=([\w-]+)/.exec(m.sandbox.mailsTo(email).map(({ text }) => text).join('\n'))?.[1] ?? '';
  const answer = await fetch(`${m.url}/api/auth/reset-password`, { method: 'POST', headers: { 'content-type': 'application/json', origin: m.url }, body: JSON.stringify({ token, newPassword: password }) });
  expect(answer.status).toBe(200);
  const { customersSubscriber } = await import('./customers.events.ts');
  const [fact] = await m.opened.app.orm.em.fork().execute<{ id: string; payload: object }[]>(`select id, payload from outbox_event where type = 'PasswordSetByLink' and payload ->> 'customerId' = ?`, [customerId]);
  await customersSubscriber.on['PasswordSetByLink']?.(m.opened.app, { id: fact?.id ?? '', type: 'PasswordSetByLink', topics: [], ticketId: null, at: now, payload: fact?.payload ?? {} });
  expect(await mine.customers.profile()).toMatchObject({ emailProved: true, phoneProved: false });
});
