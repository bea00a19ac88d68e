import { day } from '@sysops/domain/shared';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpServer } from '../http/create-http-server.ts';
import { registrationOf } from '../testing/make-people.ts';
import { actorWith, openTestApp, type TestApp } from '../testing/open-test-app.ts';

let opened: TestApp;
let server: FastifyInstance;
let url: string;
beforeAll(async () => {
  opened = await openTestApp();
  server = await createHttpServer(opened.app);
  url = await server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await server.close();
  await opened[Symbol.asyncDispose]();
});

const admin = actorWith('admin');
const desk = () => opened.as(admin);
const rows = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => opened.app.orm.em.fork().execute<T[]>(sql, values);

let made = 0;
async function newKey(): Promise<{ readonly id: string; readonly name: string; readonly key: string }> {
  const { tillKeyId, name, key } = await desk().billing.makeTillKey({ tillKeyId: v7(), name: `Till ${(made += 1)}` });
  return { id: tillKeyId, name, key };
}

const soldAt = Date.now() - day;
const saleOf = (receiptNumber: string) => ({ planCode: 'home-tv', receiptNumber, zip: '10001', soldAt, devices: [{ category: 'tv', brand: 'Penultimate', model: 'Vista 55', serial: `S-${receiptNumber}` }] });

type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers };

async function post(key: string | null, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(`${url}/api/till/sales`, {
    method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
  });
  const said = await response.text();
  return { status: response.status, body: said === '' ? {} : JSON.parse(said), headers: response.headers };
}

const recorded = (receiptNumber: string) => rows<{ id: string; status: string; devices: number; event: { by?: unknown } }>(
  `select c.id, c.status, (select count(*)::int from device d where d.contract_id = c.id) as devices, h.event from contract c join contract_history h on h.contract_id = c.id and h.version = 1 where c.receipt_number = ?`, [receiptNumber]);

describe('given a till with a key', () => {
  test('when it sends a sale, then the plan is recorded, its history says by which till, and its customer can claim it', async () => {
    const till = await newKey();
    const sent = { ...saleOf('T-1'), soldAt: new Date(soldAt).toISOString() };
    const answer = await post(till.key, sent);
    expect(answer).toMatchObject({ status: 201, body: { receiptNumber: 'T-1', contractId: expect.any(String) } });
    expect(await recorded('T-1')).toMatchObject([{ id: answer.body['contractId'], status: 'unclaimed', devices: 1, event: { type: 'ContractSold', by: { kind: 'till', tillKeyId: till.id, name: till.name } } }]);
    expect((await desk().billing.shopSales())[0]).toMatchObject({ receiptNumber: 'T-1', zip: '10001', planName: 'TV Care', devices: 1, soldAt, status: 'unclaimed', by: { kind: 'till', name: till.name } });
    expect((await desk().billing.tillKeys()).find(({ id }) => id === till.id)).toMatchObject({ madeBy: admin.name, lastUsedAt: expect.any(Number), revokedAt: null });
    await opened.as(null).customers.register(registrationOf(9001, 'T-1'));
    expect(await recorded('T-1')).toMatchObject([{ status: 'active' }]);
    expect(await post(till.key, sent)).toMatchObject({ status: 200, body: answer.body });
  });

  test('when it repeats a sale, in either way of writing the time, then it gets the same answer and nothing is recorded twice', async () => {
    const { key } = await newKey();
    const first = await post(key, saleOf('T-2'));
    for (const again of [saleOf('T-2'), { ...saleOf('T-2'), soldAt: new Date(soldAt).toISOString() }, { ...saleOf('T-2'), planCode: ' home-tv ' }]) expect(await post(key, again)).toMatchObject({ status: 200, body: first.body });
    expect(await post((await newKey()).key, saleOf('T-2'))).toMatchObject({ status: 200, body: first.body });
    expect(await recorded('T-2')).toHaveLength(1);
  });

  test('when copies of one sale come at the same time, then one of them records it and all get the same answer', async () => {
    const { key } = await newKey();
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(key, saleOf('T-3'))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  test('when the plan has left the shelves meanwhile, then a repeat is still the same sale', async () => {
    const { key } = await newKey();
    const first = await post(key, saleOf('T-4'));
    await rows(`update plan_version set on_sale = false where plan_code = 'home-tv'`);
    const [repeat, fresh] = [await post(key, saleOf('T-4')), await post(key, saleOf('T-5'))];
    await rows(`update plan_version set on_sale = true where plan_code = 'home-tv'`);
    expect(repeat).toMatchObject({ status: 200, body: first.body });
    expect(fresh).toMatchObject({ status: 422, body: { fieldErrors: { planCode: ['There is no such plan'] } } });
    expect(await recorded('T-5')).toEqual([]);
  });

  test('when the same sale came by a file before, then it is known', async () => {
    const { key } = await newKey();
    const csv = ['receipt_number,zip,sold_at,plan_code,category,brand,model,serial', 'T-6,10001,2026-01-05,home-tv,tv,Penultimate,Vista 55,S-T-6'].join('\n');
    await desk().billing.importSales({ commandId: v7(), csv });
    expect(await post(key, { ...saleOf('T-6'), soldAt: '2026-01-05T12:00:00Z' })).toMatchObject({ status: 200, body: { receiptNumber: 'T-6' } });
    expect(await recorded('T-6')).toMatchObject([{ event: { by: { kind: 'staff', name: admin.name } } }]);
  });

  const [device] = saleOf('T-7').devices;
  test.each([
    ['another plan', { planCode: 'home-all' }], ['another ZIP code', { zip: '10002' }], ['another time', { soldAt: soldAt - 1 }], ['another device', { devices: [{ ...device, serial: 'S-8' }] }], ['one device more', { devices: [device, device] }],
  ])('when a receipt comes again with %s, then it is a conflict and nothing is changed', async (_case, change) => {
    const { key } = await newKey();
    await post(key, saleOf('T-7'));
    const before = await recorded('T-7');
    expect(await post(key, { ...saleOf('T-7'), ...change })).toMatchObject({ status: 409, body: { code: 'conflict', message: expect.stringMatching(/^Receipt T-7 is recorded already, with something else on it/), fieldErrors: { receiptNumber: [expect.any(String)] }, requestId: expect.any(String) } });
    expect(await recorded('T-7')).toEqual(before);
  });

  test.each([
    ['no ZIP code', { zip: '1000' }, 'zip'], ['no receipt number', { receiptNumber: ' ' }, 'receiptNumber'], ['a receipt number that no store can hold', { receiptNumber: 'T\0' }, 'receiptNumber'], ['a plan that is not sold', { planCode: 'home-moon' }, 'planCode'],
    ['a time without its offset', { soldAt: '2026-11-02T15:30:00' }, 'soldAt'], ['a time that is none', { soldAt: 'yesterday' }, 'soldAt'], ['a time in the future', { soldAt: soldAt + 3 * day }, 'soldAt'], ['no device', { devices: [] }, 'devices'],
    ['a device that nobody repairs', { devices: [{ ...device, category: 'toaster' }] }, 'devices.0.category'], ['a device that the plan does not cover', { devices: [{ ...device, category: 'stereo' }] }, 'devices'], ['twenty-one devices', { devices: Array.from({ length: 21 }, () => device) }, 'devices'],
    ['a misspelt field of a device', { devices: [{ ...device, serialNo: 'S' }] }, 'devices.0'], ['a field that is not known', { price: 7900 }, 'form'],
  ])('when a sale has %s, then the field is named and nothing is recorded', async (_case, change, field) => {
    const { key } = await newKey();
    const answer = await post(key, { ...saleOf('T-8'), ...change });
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid', message: expect.any(String), requestId: expect.any(String) } });
    expect(Object.keys(Object(answer.body['fieldErrors']))).toEqual([field]);
    expect(await recorded('T-8')).toEqual([]);
  });

  test('when the body is too large, no JSON, or no JSON by its type, then it is refused before it is read', async () => {
    const { key } = await newKey();
    expect(await post(key, { ...saleOf('T-9'), note: 'a'.repeat(33 * 1024) })).toMatchObject({ status: 413, body: { code: 'invalid', message: 'The body is larger than 32 KB' } });
    expect(await post(key, '{"receiptNumber":')).toMatchObject({ status: 400, body: { message: 'The body is not JSON' } });
    expect(await post(key, '')).toMatchObject({ status: 400 });
    expect(await post(key, 'receiptNumber=T-9', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({ status: 415 });
    expect(await post(key, '[]')).toMatchObject({ status: 422 });
  });
});

describe('given no key that is good', () => {
  test.each([
    ['none', null], ['an empty one', ''], ['a strange one', `till_${'a'.repeat(43)}`], ['one of another kind', 'sk_live_1'],
  ])('%s is refused, whatever the body is', async (_case, key) => {
    for (const body of [saleOf('T-10'), '{"', 'a'.repeat(200_000)]) {
      const answer = await post(key, body);
      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated', message: expect.stringMatching(/key of a till/) } });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect(await recorded('T-10')).toEqual([]);
  });

  test('a session is no key, a key is no session, and the hash of a key is no key', async () => {
    const { key, id } = await newKey();
    expect((await fetch(`${url}/api/till/sales`, { method: 'POST', body: JSON.stringify(saleOf('T-10')), headers: { 'content-type': 'application/json', cookie: `sysops.session_token=${key}` } })).status).toBe(401);
    expect((await fetch(`${url}/trpc/billing.tillKeys`, { headers: { authorization: `Bearer ${key}` } })).status).toBe(401);
    const [kept] = await rows<{ key_hash: string }>(`select * from till_key where id = ?`, [id]);
    expect(JSON.stringify(kept)).not.toContain(key.slice(5));
    expect((await post(kept?.key_hash ?? '', saleOf('T-10'))).status).toBe(401);
  });

  test('when an admin revokes a key, then its till is refused at once, what it has sent stays, and the list says who did it first', async () => {
    const till = await newKey();
    await post(till.key, saleOf('T-11'));
    const revoke = { commandId: v7(), tillKeyId: till.id };
    expect(await desk().billing.revokeTillKey(revoke)).toEqual({ tillKeyId: till.id });
    expect(await desk().billing.revokeTillKey(revoke)).toEqual({ tillKeyId: till.id });
    await opened.as({ ...actorWith('admin'), name: 'Another admin' }).billing.revokeTillKey({ ...revoke, commandId: v7() });
    expect((await post(till.key, saleOf('T-11'))).status).toBe(401);
    expect(await recorded('T-11')).toHaveLength(1);
    expect((await desk().billing.tillKeys()).find(({ id }) => id === till.id)).toMatchObject({ revokedBy: admin.name, revokedAt: expect.any(Number) });
    await expect(desk().billing.revokeTillKey({ commandId: v7(), tillKeyId: v7() })).rejects.toThrow(/no such key/);
  });
});

describe('given an admin who makes a key', () => {
  test('when his answer got lost and he asks again, then it is one key with a new text; once it is used, it keeps its text', async () => {
    const wish = { tillKeyId: v7(), name: 'Lost and found' };
    const [lost, found] = [await desk().billing.makeTillKey(wish), await desk().billing.makeTillKey(wish)];
    expect((await post(lost.key, saleOf('T-12'))).status).toBe(401);
    await expect(opened.as(actorWith('admin')).billing.makeTillKey(wish)).rejects.toThrow(/in use already/);
    expect((await post(found.key, saleOf('T-12'))).status).toBe(201);
    await expect(desk().billing.makeTillKey(wish)).rejects.toThrow(/in use already/);
    expect((await desk().billing.tillKeys()).filter(({ name }) => name === wish.name)).toHaveLength(1);
  });

  test('when a live key has the name already, then he is told; a revoked one leaves its name free', async () => {
    const till = await newKey();
    await expect(desk().billing.makeTillKey({ tillKeyId: v7(), name: till.name.toUpperCase() })).rejects.toThrow(/a key with this name/);
    await desk().billing.revokeTillKey({ commandId: v7(), tillKeyId: till.id });
    await desk().billing.makeTillKey({ tillKeyId: v7(), name: till.name });
  });

  test('the text of a key is in no table', async () => {
    const { key } = await newKey();
    await post(key, saleOf('T-13'));
    const tables = await rows<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
    const holding = await Promise.all(tables.map(async ({ name }) => ({ name, found: await rows(`select 1 from "${name}" t where position(? in t::text) > 0 limit 1`, [key.slice(5)]) })));
    expect(holding.filter(({ found }) => found.length > 0).map(({ name }) => name)).toEqual([]);
  });
});

test('property: whatever sequence of repeats N sales are sent in, from whatever tills, there are N contracts with the devices of each', async () => {
  const keys = [(await newKey()).key, (await newKey()).key];
  let run = 0;
  await fc.assert(fc.asyncProperty(fc.array(fc.record({ sale: fc.nat(4), till: fc.nat(1), beside: fc.boolean() }), { minLength: 1, maxLength: 12 }), async (sends) => {
    const receipt = `P-${(run += 1)}`;
    const send = ({ sale, till }: (typeof sends)[number]): Promise<Answer> => post(keys[till] ?? '', saleOf(`${receipt}-${sale}`));
    const answers: Answer[] = [];
    const waiting: Promise<Answer>[] = [];
    for (const one of sends) {
      if (one.beside) waiting.push(send(one));
      else answers.push(await send(one));
    }
    answers.push(...(await Promise.all(waiting)));
    const sales = new Set(sends.map(({ sale }) => sale)).size;
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(sales);
    expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(sales);
    expect(await rows(`select count(distinct c.id)::int as contracts, count(*)::int as devices from contract c join device d on d.contract_id = c.id where c.receipt_number like ? || '-%'`, [receipt])).toEqual([{ contracts: sales, devices: sales }]);
  }), { numRuns: 20 });
});

test('given a sale whose customer is erased, when its till repeats it, then nothing comes back to life', async () => {
  const { key } = await newKey();
  await post(key, saleOf('T-15'));
  const person = registrationOf(9002, 'T-15');
  await opened.as(null).customers.register(person);
  await opened.as(actorWith('customer', { customerId: person.customerId })).privacy.eraseMe({ commandId: v7(), email: person.email });
  expect(await rows(`select receipt_number, receipt_zip, sale_hash from contract where receipt_number = 'T-15'`)).toEqual([{ receipt_number: 'T-15', receipt_zip: '00000', sale_hash: null }]);
  expect((await post(key, saleOf('T-15'))).status).toBe(409);
});

test('given one address that sends without pause, when it goes past the bound, then it alone is asked to wait', async () => {
  const { key } = await newKey();
  const from = (remoteAddress: string) => server.inject({ method: 'POST', url: '/api/till/sales', remoteAddress, headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, payload: '{}' });
  const statuses = new Set<number>();
  for (let n = 0; n < 600; n += 50) for (const { statusCode } of await Promise.all(Array.from({ length: 50 }, () => from('192.0.2.1')))) statuses.add(statusCode);
  expect([...statuses]).toEqual([422]);
  const refused = await from('192.0.2.1');
  expect(refused.statusCode).toBe(429);
  expect(refused.json()).toMatchObject({ code: 'too_many' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await from('192.0.2.2')).statusCode).toBe(422);
});

test('given the database refuses a statement, then the till gets a plain sentence and none of its words', async () => {
  const { key } = await newKey();
  await rows(`alter table till_key rename to till_key_away`);
  const answer = await post(key, saleOf('T-14'));
  await rows(`alter table till_key_away rename to till_key`);
  expect(answer).toMatchObject({ status: 500, body: { code: 'internal', message: expect.stringMatching(/on our side/), requestId: expect.any(String) } });
  expect(JSON.stringify(answer.body)).not.toMatch(/relation|till_key|42P01/);
});
