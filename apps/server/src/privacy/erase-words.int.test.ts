import { unpackContent } from '@sysops/db/dispatch';
import { replay } from '@sysops/domain/tickets';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBillingWorld, type BillingWorld } from '../billing/billing-fixture.ts';
import { handleFacts } from '../testing/handle-facts.ts';
import { makeExpert, registrationOf, requestOf } from '../testing/make-people.ts';
import { actorWith } from '../testing/open-test-app.ts';

let world: BillingWorld;
let expert: { readonly id: string };
beforeAll(async () => {
  world = await openBillingWorld();
  expert = await makeExpert(world.opened);
});
afterAll(() => world[Symbol.asyncDispose]());

type Words = { readonly name: string; readonly line1: string; readonly line2: string; readonly city: string; readonly zip: string; readonly accessNotes: string; readonly serial: string; readonly description: string; readonly summary: string; readonly note: string; readonly comment: string; readonly reason: string };

let made = 0;

/** A customer with a past of every kind: two tickets, one repaired and rated, one cancelled; tasks, a credit, an agreed time and a wish. */
async function liveThrough(words: Words, pin: { readonly lat: number; readonly lng: number }) {
  const { opened } = world;
  const n = (made += 1);
  const [contractId, deviceId] = [v7(), v7()];
  const { claim: _claim, ...registration } = registrationOf(9000 + n, 'none');
  const place = { address: { line1: words.line1, line2: words.line2, city: words.city, state: 'NY', zip: words.zip }, location: { ...pin, source: 'pin' as const }, accessNotes: words.accessNotes };
  const devices = [{ deviceId, category: 'stereo' as const, brand: 'Penultimate', model: 'Tone 5', serial: words.serial }];
  await opened.as(null).customers.register({ ...registration, name: words.name, place, purchase: { contractId, planCode: 'home-audio', devices } });
  const { customerId, email, phone } = registration;
  const me = opened.as(actorWith('customer', { customerId }));
  const [manager, agent, hands] = [opened.as(actorWith('manager')), opened.as(actorWith('agent')), opened.as(actorWith('expert', { expertId: expert.id }))];
  const raise = async () => {
    const request = { ...requestOf({ id: customerId, email, phone, deviceId }), device: { deviceId, category: 'stereo' as const, label: 'Penultimate Tone 5' }, place, problemCode: 'stereo-no-sound', description: words.description };
    const { version } = await me.tickets.raise(request);
    return { ticketId: request.ticketId, version };
  };
  const repaired = await raise();
  const held = await agent.tickets.hold({ commandId: v7(), ...repaired, holdReason: 'customer_unavailable', resumeAt: world.now() + 3_600_000, reason: words.note });
  const waiting = await agent.tickets.endHold({ commandId: v7(), ticketId: repaired.ticketId, version: held.version });
  const { assignmentId } = await manager.dispatch.assignByHand({ commandId: v7(), ticketId: repaired.ticketId, version: waiting.version, expertId: expert.id, reason: words.note });
  for (const act of ['startTravel', 'arrive'] as const) await hands.dispatch[act]({ commandId: v7(), assignmentId });
  await hands.dispatch.complete({ commandId: v7(), assignmentId, resolution: 'repaired', summary: words.summary, knowledge: { kind: 'none_fits' } });
  const dropped = await raise();
  await me.tickets.cancel({ commandId: v7(), ...dropped, reason: words.reason });
  for (const slice of ['surveys', 'notifications', 'tickets', 'sla']) await handleFacts(opened, slice);
  await world.pool.query(`update survey set stars = 2, comment = $2, answers = '{}', status = 'answered', answered_at = app.now(), sent_at = app.now(), expires_at = app.now() + interval '1 day' where customer_id = $1`, [customerId, words.comment]);
  await manager.billing.credit({ commandId: v7(), creditId: v7(), customerId, amountCents: 500, reason: 'goodwill', note: words.note });
  await manager.dispatch.setCustomerWish({ commandId: v7(), customerId, expertId: expert.id, wish: 'preferred', reason: words.note });
  await manager.customers.setSlaOverride({ commandId: v7(), overrideId: v7(), customerId, from: null, to: Date.UTC(2100, 0, 1), targets: { low: { arrive: { minutes: 60, calendar: 'business' } } }, reason: words.note });
  await world.pool.query(`insert into staff_task (id, kind, dedupe_key, ticket_id, owner_role, note, due_at) values (gen_random_uuid(), 'call_back', $1, $2, 'agent', $3, app.now())`, [v7(), repaired.ticketId, words.note]);
  return { customerId, email, phone, me, ticketIds: [repaired.ticketId, dropped.ticketId], contractId };
}

type Table = { readonly name: string; readonly rows: readonly object[] };

async function everything(): Promise<Table[]> {
  const tables = await world.rows<{ name: string }>(`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog','information_schema') order by 1`);
  const read: Table[] = [];
  for (const { name } of tables) read.push({ name, rows: (await world.rows<{ row: object }>(`select to_jsonb(t) as row from ${name} t`)).map(({ row }) => row) });
  return read;
}

/** Every value that stands somewhere, as text; what decisions have packed is unpacked. */
function textOf(table: Table): string {
  const packed = table.rows.map((row) => ('content' in row && typeof row.content === 'string' && row.content.startsWith('\\x') ? JSON.stringify(unpackContent(Buffer.from(row.content.slice(2), 'hex'))) : ''));
  return JSON.stringify(table.rows) + packed.join('\n');
}

async function tablesWith(text: string): Promise<string[]> {
  return (await everything()).filter((table) => textOf(table).toLowerCase().includes(text.toLowerCase())).map(({ name }) => name);
}

async function replaysToItsRow(ticketId: string): Promise<void> {
  const [stored] = await world.rows<{ state: object }>('select state from ticket where id = $1', [ticketId]);
  const history = await world.rows<{ event: Parameters<typeof replay>[0][number] }>('select event from ticket_history where ticket_id = $1 order by version', [ticketId]);
  expect(JSON.parse(JSON.stringify(replay(history.map(({ event }) => event))))).toEqual(stored?.state);
}

test('a search for every personal value finds nothing outside the invoices, and somebody else keeps his', async () => {
  const words = { name: 'Quentin Zwiebelmann', line1: '77 Xylophone Crescent', line2: 'Unit Quokka', city: 'Yttrium Falls', zip: '14788', accessNotes: 'Ring the brass bell', serial: 'SN-QX-991177', description: 'It hums like a kazoo choir', summary: 'Replaced the zirconium board', note: 'His sister Wilhelmina opens', comment: 'Splendidly quick fellow', reason: 'Bought a theremin instead' };
  const pin = { lat: 40.75391, lng: -73.98147 };
  const person = await liveThrough(words, pin);
  const other = await liveThrough({ ...words, name: 'Olga Other', description: 'Silent since Tuesday', serial: 'SN-OTHER-5' }, { lat: 40.7011, lng: -73.9133 });
  const values = [...Object.values(words), person.email, person.phone, String(pin.lat), String(pin.lng)];
  for (const value of values) expect((await tablesWith(value)).length, value).toBeGreaterThan(0);
  await world.pool.query(`insert into staff_task (id, kind, dedupe_key, ticket_id, owner_role, note, due_at) values (gen_random_uuid(), 'call_back', $1, $2, 'agent', $3, app.now())`, [v7(), other.ticketIds[0], `Asks us to write to ${person.email.toUpperCase()}, or call ${person.phone}.`]);
  await person.me.privacy.eraseMe({ commandId: v7(), email: person.email });
  const his = [words.name, words.description, words.serial, person.email, person.phone, String(pin.lat), String(pin.lng)];
  for (const value of his) expect((await tablesWith(value)).filter((name) => name !== 'public.invoice'), value).toEqual([]);
  const otherIds = [other.customerId, other.contractId, ...other.ticketIds];
  const left = (await everything()).filter(({ name }) => name !== 'public.invoice').flatMap(({ name, rows }) => rows.filter((row) => !otherIds.some((id) => JSON.stringify(row).includes(id))).map((row) => ({ name, text: JSON.stringify(row).toLowerCase() })));
  for (const value of values) expect(left.filter(({ text }) => text.includes(value.toLowerCase())).map(({ name }) => name), value).toEqual([]);
  for (const ticketId of person.ticketIds) await replaysToItsRow(ticketId);
  expect(await world.rows(`select note from staff_task where ticket_id = $1 and note like 'Asks us%'`, [other.ticketIds[0]])).toEqual([{ note: 'Asks us to write to erased, or call erased.' }]);
  const { ticket } = await other.me.tickets.get({ ticketId: other.ticketIds[0] ?? '' });
  expect(ticket).toMatchObject({ problem: { description: 'Silent since Tuesday' }, place: { address: { line1: words.line1, zip: words.zip }, location: { lat: 40.7011 } } });
});

/** What an erasure may change in a row, by the last part of its path. */
const mayChange = new Set(['line1', 'line2', 'city', 'zip', 'location', 'accessNotes', 'description', 'summary', 'cancelReason', 'reason', 'name', 'note', 'area', 'comment', 'search', 'body', 'subject', 'html', 'recipient', 'fallback_to', 'lat', 'lng', 'email', 'phone', 'address', 'place', 'card', 'serial', 'receipt_zip', 'url', 'end_reason', 'end_note', 'content', 'blurred', 'version', 'result', 'actor_name', 'device', 'email_proved_at', 'phone_proved_at']);
/** What ends with the customer: his plans, what is owed for them, and what still waited to be sent. */
const ends: Readonly<Record<string, readonly string[]>> = { contract: ['status', 'ended_at', 'cancel_at_period_end', 'pay_by'], billing_period: ['state', 'next_try_at'], message: ['status', 'next_try_at'] };
const keys = ['id', 'ticket_id', 'contract_id', 'customer_id', 'expert_id', 'event_id', 'subscriber', 'kind', 'started_at', 'step', 'period', 'n', 'command_id', 'channel', 'code', 'skill', 'weekday', 'word', 'phrase', 'key', 'name'];
/** A customer's name is what goes, so it is no key. */
const keyOf = (table: string, row: object): string => JSON.stringify(keys.filter((name) => name !== 'name' || table === 'schema_migration').map((name) => (Reflect.get(row, name) as unknown) ?? null).concat(/_history$|_version$|_policy$/.test(table) ? [Reflect.get(row, 'version')] : []));

const leavesOf = (value: unknown, path = ''): (readonly [string, string])[] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? Object.entries(value).flatMap(([key, inner]: [string, unknown]) => leavesOf(inner, path === '' ? key : `${path}.${key}`)) : [[path, JSON.stringify(value)]];

function changesBetween(before: readonly Table[], after: readonly Table[]): string[] {
  return before.filter(({ name }) => name.startsWith('public.')).flatMap(({ name, rows }) => {
    const table = name.replace('public.', '');
    const now = new Map((after.find((one) => one.name === name)?.rows ?? []).map((row) => [keyOf(table, row), row]));
    const allowed = new Set([...mayChange, ...(ends[table] ?? [])]);
    return rows.flatMap((row) => {
      const next = now.get(keyOf(table, row));
      if (!next) return [];
      const values = new Map(leavesOf(next));
      return leavesOf(row).filter(([path, value]) => values.get(path) !== value && !path.split('.').some((part) => allowed.has(part))).map(([path, value]) => `${table}.${path}: ${value} → ${values.get(path)}`);
    });
  });
}

/** Words that are also codes, categories, keys of JSON, statuses and numbers. */
const commonWords = ['stereo', 'computer', 'waiting', 'tv', 'customer', 'active', 'description', 'role', 'state', 'null', 'true', 'erased', 'problem', 'tv-no-picture', 'normal', 'done', 'Vista', 'asap', 'TicketRaised', '"', '\\', '1', 'NY', 'en'];

const allOf = (word: string): Words => ({ name: word, line1: word, line2: word, city: word, zip: '10001', accessNotes: word, serial: word, description: word, summary: word, note: word, comment: word, reason: word });

test('words that are also codes take nothing with them, whoever writes them wherever', async () => {
  const word = fc.constantFrom(...commonWords);
  const past = fc.record({ name: word, line1: word, line2: word, city: word, zip: fc.constantFrom('10001', '00000', '14788'), accessNotes: word, serial: word, description: word, summary: word, note: word, comment: word, reason: word });
  await fc.assert(fc.asyncProperty(past, async (words) => {
    const person = await liveThrough(words, { lat: 40.75, lng: -73.99 });
    const before = await everything();
    await person.me.privacy.eraseMe({ commandId: v7(), email: person.email });
    const after = await everything();
    expect(changesBetween(before, after)).toEqual([]);
    for (const ticketId of person.ticketIds) await replaysToItsRow(ticketId);
    const [row] = await world.rows<{ category: string; device: string; description: string; address: object }>(`select category, state #>> '{device,category}' as device, state #>> '{problem,description}' as description, state #> '{place,address}' as address from ticket where id = $1`, [person.ticketIds[0]]);
    expect(row).toEqual({ category: 'stereo', device: 'stereo', description: 'erased', address: { line1: 'erased', line2: 'erased', city: 'erased', state: 'NY', zip: '00000' } });
  }), { numRuns: 8, endOnFailure: true, examples: ['stereo', 'computer', 'waiting'].map((one) => [allOf(one)]) });
});
