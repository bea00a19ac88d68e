import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { createHttpServer } from './create-http-server.ts';

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

const json = { 'content-type': 'application/json' };
const batchOf = (calls: number): string => `/trpc/${Array.from({ length: calls }, () => 'customers.locateZip').join(',')}?batch=1&input=${encodeURIComponent(JSON.stringify(Object.fromEntries(Array.from({ length: calls }, (_, n) => [n, { zip: '10001' }]))))}`;

describe('limits of a request', () => {
  test('ten calls in one request are answered, eleven are refused with a typed error', async () => {
    expect((await server.inject({ url: batchOf(10) })).statusCode).toBe(200);
    const refused = await server.inject({ url: batchOf(11) });
    expect(refused.statusCode).toBeGreaterThanOrEqual(400);
    expect(refused.json()).toMatchObject({ error: { data: { domainCode: 'invalid' } } });
  });

  test('a body above the limit is refused, whatever it holds', async () => {
    const refused = await server.inject({ method: 'POST', url: '/trpc/customers.register', headers: json, payload: JSON.stringify({ name: 'a'.repeat(300 * 1024) }) });
    expect(refused.statusCode).toBe(413);
  });

  test('a body that is no JSON, and a path that is no procedure, get typed errors', async () => {
    const garbage = await server.inject({ method: 'POST', url: '/trpc/customers.register', headers: json, payload: '{"a":' });
    expect(garbage.json()).toMatchObject({ error: { data: { domainCode: 'invalid' } } });
    const lost = await server.inject({ url: '/trpc/tickets.noSuchThing' });
    expect(lost.json()).toMatchObject({ error: { data: { domainCode: 'not_found' } } });
  });
});

test('given the database refuses a statement, then the client gets a plain sentence and none of its words', async () => {
  await opened.app.orm.em.fork().execute('alter table problem_type rename to problem_type_away');
  const answer = await server.inject({ url: '/trpc/tickets.problemTypes' });
  await opened.app.orm.em.fork().execute('alter table problem_type_away rename to problem_type');
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toMatchObject({ error: { message: expect.stringContaining('Something went wrong on our side'), data: { domainCode: 'internal', requestId: expect.any(String) } } });
  expect(answer.body).not.toMatch(/problem_type|relation|select|42P01|node_modules|\.ts/);
});
