import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpServer } from '../http/create-http-server.ts';
import { makeCustomer, registrationOf } from '../testing/make-people.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { createAccount, hashForAccount } from './index.ts';
import { inTransaction } from '@sysops/db/connection';

let opened: TestApp;
let server: FastifyInstance;
beforeAll(async () => {
  opened = await openTestApp();
  server = await createHttpServer(opened.app);
});
afterAll(async () => {
  await server.close();
  await opened[Symbol.asyncDispose]();
});

const { password } = registrationOf(1, 'none');
const origin = { origin: 'http://127.0.0.1:4000', 'content-type': 'application/json' };
const post = (path: string, payload: object, headers: object = {}) => server.inject({ method: 'POST', url: `/api/auth/${path}`, headers: { ...origin, ...headers }, payload });
const cookieOf = (answer: Awaited<ReturnType<typeof post>>): string => answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
const me = async (cookie: string) => server.inject({ url: '/trpc/identity.me', headers: { cookie } });

describe('signing in', () => {
  test('gives a session that the server knows, in a cookie that scripts cannot read; signing out ends it there', async () => {
    const { email } = await makeCustomer(opened);
    const answer = await post('sign-in/email', { email, password });
    expect(answer.statusCode).toBe(200);
    const session = answer.cookies.find(({ name }) => name.includes('session'));
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    const cookie = cookieOf(answer);
    expect((await me(cookie)).json()).toMatchObject({ result: { data: { email, roles: ['customer'] } } });
    await post('sign-out', {}, { cookie });
    expect((await me(cookie)).json()).toMatchObject({ result: { data: null } });
  });

  test('a wrong password and an unknown account get the same answer', async () => {
    const { email } = await makeCustomer(opened);
    const wrong = await post('sign-in/email', { email, password: 'not the password' });
    const unknown = await post('sign-in/email', { email: 'nobody@customers.example', password: 'not the password' });
    expect([wrong.statusCode, wrong.body]).toEqual([unknown.statusCode, unknown.body]);
    expect(wrong.statusCode).toBe(401);
  });

  test('given ten wrong passwords, then the account rests for everybody, with the right one too', async () => {
    const { email } = await makeCustomer(opened);
    for (let n = 0; n < 10; n += 1) await post('sign-in/email', { email, password: `wrong password ${n}` });
    const refused = await post('sign-in/email', { email, password });
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('nobody signs himself up past our registration', async () => {
    const answer = await post('sign-up/email', { email: 'intruder@example.com', password, name: 'Intruder', roles: 'admin' });
    expect(answer.statusCode).toBe(404);
  });

  test('staff without a second factor can do nothing yet and are told so', async () => {
    const email = 'new.agent@staff.example';
    const passwordHash = await hashForAccount(password);
    await inTransaction(opened.app.orm.em, (tx) => createAccount(tx, { role: 'agent', email, name: 'New Agent', language: 'en', passwordHash }));
    const cookie = cookieOf(await post('sign-in/email', { email, password }));
    const answer = await server.inject({ url: '/trpc/tickets.counts', headers: { cookie } });
    expect(answer.json()).toMatchObject({ error: { data: { domainCode: 'second_factor_required' } } });
  });
});

describe('a forgotten password', () => {
  test('the mail leaves as a fact, the link sets a new password once, and older sessions end', async () => {
    const { email } = await makeCustomer(opened);
    const cookie = cookieOf(await post('sign-in/email', { email, password }));
    const known = await post('request-password-reset', { email, redirectTo: '/reset-password' });
    const unknown = await post('request-password-reset', { email: 'nobody@customers.example', redirectTo: '/reset-password' });
    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
    const [fact] = await opened.app.orm.em.fork().execute<{ payload: { url: string } }[]>(`select payload from outbox_event where type = 'PasswordResetRequested' and payload->>'email' = ?`, [email]);
    const token = new URL(fact?.payload.url ?? '').searchParams.get('token') ?? '';
    const newPassword = 'another long password';
    expect((await post('reset-password', { token, newPassword })).statusCode).toBe(200);
    expect((await post('reset-password', { token, newPassword })).statusCode).toBe(400);
    expect((await me(cookie)).json()).toMatchObject({ result: { data: null } });
    expect((await post('sign-in/email', { email, password: newPassword })).statusCode).toBe(200);
  });
});
