import { chooseExpert, parallelOffers, scoreParts, type DispatchPolicy } from '@sysops/domain/dispatch';
import { evolve, type Contract, type ContractEvent } from '@sysops/domain/billing';
import { replay, TicketStatusCode } from '@sysops/domain/tickets';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { unpackContent } from '../dispatch/index.ts';
import { createTestDatabase } from '../testing/index.ts';
import { createChance } from './chance.ts';
import type { ProblemOf } from './history/past.ts';
import { playPast } from './history/play-past.ts';
import { seedDemo } from './index.ts';
import { contractRow } from './people/contract-life.ts';
import type { PlanRow } from './people/contracts.ts';
import { makeCustomers } from './people/customers.ts';
import { makeExperts } from './people/experts.ts';

let client: pg.Client;

const rows = async (sql: string): Promise<Record<string, unknown>[]> => (await client.query<Record<string, unknown>>(sql)).rows;

/** Columns that say the same in every world seeded at the same instant; ids that the database makes are left out. */
const digest = async (): Promise<unknown> => rows(`select (select count(*) from ticket) tickets, (select md5(string_agg(id || state::text, '' order by id)) from ticket) states, (select md5(string_agg(id::text, '' order by id)) from assignment) assignments,
  (select count(*) from customer) customers, (select count(*) from message) messages, (select count(*) from article) articles, (select count(*) from auth."user") accounts`);

beforeAll(async () => {
  const database = await createTestDatabase();
  await seedDemo(database.url, { only: 'all' });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return async () => {
    await client.end();
    await database[Symbol.asyncDispose]();
  };
}, 120_000);

test('a second start changes nothing', async () => {
  const before = await digest();
  await seedDemo(String(Object.assign(new URL(process.env['TEST_DATABASE_URL'] ?? ''), { pathname: `/${client.database}` })), { only: 'all' });
  expect(await digest()).toEqual(before);
});

test('the world has its size and every state of a ticket', async () => {
  const [counts] = await rows(`select (select count(*)::int from expert) experts, (select count(*)::int from customer) customers, (select count(*)::int from ticket) tickets, (select count(*)::int from article) articles,
    (select count(*)::int from contract where status = 'unclaimed') receipts`);
  expect(counts).toMatchObject({ experts: 40, customers: 2000, receipts: 12 });
  expect(counts?.['tickets']).toBeGreaterThanOrEqual(280);
  expect(counts?.['articles']).toBeGreaterThanOrEqual(60);
  const states = new Set((await rows(`select distinct status from ticket`)).map((row) => row['status']));
  expect(states).toEqual(new Set(TicketStatusCode.options));
});

test('at whatever hour of the week it is made, it has every state and somebody on the way', async () => {
  const problems = (await rows(`select code, category, title_en as title, required_skills as "requiredSkills", expected_minutes as "expectedMinutes", priority from problem_type order by category, sort`)).map(({ priority, category, ...problem }) => ({ priority, category, problem }) as ProblemOf);
  const plans = (await rows(`select id, plan_code as code, tier, to_json(categories) as categories from plan_version where current order by plan_code`)) as PlanRow[];
  for (let hours = 0; hours < 168; hours += 17) {
    const now = Date.UTC(2026, 9, 30) + hours * 3_600_000;
    const chance = createChance(1);
    const past = playPast({ chance, experts: makeExperts(now, chance), customers: makeCustomers(2000, { chance, now, plans }), problems, firstNumber: 1 }, now);
    expect(new Set(past.told.map(({ ticket }) => ticket.status))).toEqual(new Set(TicketStatusCode.options));
  }
}, 120_000);

test('each history replays to its row', async () => {
  const tickets = await rows(`select t.number, t.state, json_agg(h.event order by h.version) as events from ticket t join ticket_history h on h.ticket_id = t.id group by t.id`);
  const wrong = tickets.filter((t) => JSON.stringify(sorted(replay(t['events'] as Parameters<typeof replay>[0]))) !== JSON.stringify(sorted(t['state'])));
  expect(wrong.map((t) => t['number'])).toEqual([]);
});

test('each contract’s history replays to its row', async () => {
  const contracts = await rows(`select c.number, to_jsonb(c) as row, json_agg(h.event order by h.version) as events from contract c join contract_history h on h.contract_id = c.id group by c.id`);
  const [{ all } = { all: 0 }] = await rows(`select count(*)::int as all from contract`);
  const wrong = contracts.filter(({ row, events }) => {
    const told = contractRow((events as ContractEvent[]).reduce<Contract | null>((before, event) => evolve(before, event), null) as Contract);
    const stored = row as Record<string, unknown>;
    const same = (value: unknown): unknown => (typeof value === 'string' && /^\d{4}-.*T/.test(value) ? Date.parse(value) : sorted(value));
    return Object.entries(told).some(([column, value]) => JSON.stringify(same(value)) !== JSON.stringify(same(stored[column])));
  });
  expect(contracts).toHaveLength(Number(all));
  expect(wrong.map(({ number }) => number)).toEqual([]);
});

test('money of the past: every paid term has one payment and one invoice over the same sum, a few are past due in different stages', async () => {
  expect(await rows(`select p.contract_id, p.period from billing_period p left join charge_attempt a on a.contract_id = p.contract_id and a.period = p.period and a.state = 'succeeded' left join invoice i on i.contract_id = p.contract_id and i.period = p.period
    where p.state = 'paid' and (a.amount_cents is distinct from p.net_cents + p.tax_cents or i.total_cents is distinct from a.amount_cents or a.kind <> 'carried_over')`)).toEqual([]);
  expect(await rows(`select p.contract_id from billing_period p join contract c on c.id = p.contract_id where (p.state = 'owed') <> (c.status in ('grace','suspended') and p.period = c.paid_through + 1)`)).toEqual([]);
  const [counts] = await rows(`select (select count(*)::int from billing_period where state = 'paid') paid, (select count(*)::int from contract where status in ('grace','suspended')) "pastDue", (select count(distinct status)::int from contract where status in ('grace','suspended')) stages,
    (select count(distinct failure_code)::int from billing_period where state = 'owed') codes, (select count(*)::int from billing_period where state = 'owed' and next_try_at > app.now()) retried, (select count(distinct end_reason)::int from contract) endings, (select last_value::int - 100001 from invoice_number) numbers, (select count(*)::int from invoice) invoices`);
  expect(counts).toMatchObject({ stages: 2, endings: 2 });
  expect(counts?.['paid']).toBeGreaterThan(2000);
  expect(counts?.['pastDue']).toBeGreaterThan(8);
  expect(counts?.['pastDue']).toBeLessThan(40);
  expect(counts?.['codes']).toBeGreaterThan(1);
  expect(counts?.['retried']).toBeGreaterThan(0);
  expect(counts?.['numbers']).toBe(counts?.['invoices']);
});

test('each decision, made again from what it was made from, is the same', async () => {
  const stored = await rows(`select id, by, request, policy, content from dispatch_decision`);
  const decisions = stored.map(({ content, ...row }): Record<string, unknown> => ({ ...row, ...unpackContent(content as Buffer) }));
  const again = decisions.filter((d) => {
    const request = d['request'] as Parameters<typeof chooseExpert>[0];
    const made = chooseExpert(request, d['inputs'] as Parameters<typeof chooseExpert>[1], { policy: inOrder(d['policy'] as DispatchPolicy), wanted: d['by'] === 'manager' ? 1 : parallelOffers(request.priority) });
    return JSON.stringify(sorted(made)) !== JSON.stringify(sorted(d['decision']));
  });
  expect(decisions.length).toBeGreaterThan(250);
  expect(again.map((d) => d['id'])).toEqual([]);
});

test('the demo expert is on a job and has another one and an offer', async () => {
  const mine = await rows(`select a.status, lower(a.reserved) > app.now() as later from assignment a join expert e on e.id = a.expert_id where e.name = 'Maya Torres' and a.status in ('offered','accepted','travelling','arrived') order by lower(a.reserved)`);
  expect(mine.map((row) => row['status'])).toEqual(expect.arrayContaining(['arrived', 'accepted', 'offered']));
  expect(mine.some((row) => row['later'])).toBe(true);
});

test('every customer has an account and a number of his own', async () => {
  expect(await rows(`select c.id from customer c left join auth."user" u on u."customerId" = c.id::text where u.id is null`)).toEqual([]);
  expect(await rows(`select phone from customer group by phone having count(*) > 1`)).toEqual([]);
});

test('everybody’s e-mail and phone are proved', async () => {
  expect(await rows(`select count(*)::int as open from customer where email_proved_at is null or phone_proved_at is null`)).toEqual([{ open: 0 }]);
});

/** The score is told in the order of the weights, which JSONB does not keep. */
const inOrder = (policy: DispatchPolicy): DispatchPolicy => ({ ...policy, weights: Object.fromEntries(scoreParts.map((part) => [part, policy.weights[part]])) as DispatchPolicy['weights'] });

/** Keys in one order: PostgreSQL keeps its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
