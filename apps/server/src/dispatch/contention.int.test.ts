import { seedDemo } from '@sysops/db/seeds';
import { liveStatuses } from '@sysops/domain/dispatch';
import type { Priority } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { actorWith, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { assignExpert } from './assign-expert.ts';

const tickets = 100;
const attemptsPerTicket = 4;
const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

const complaint = 'Out of order';
const ours = `t.state -> 'problem' ->> 'description' = '${complaint}'`;

type Caller = { customer_id: string; device_id: string; category: 'tv' | 'computer' | 'stereo'; label: string; place: { address: { line1: string; city: string; state: string; zip: string }; location: { lat: number; lng: number; source: 'given' } } };

const sql = <T>(opened: TestApp, text: string): Promise<T[]> => opened.app.orm.em.fork().execute<T[]>(text);

/** The demonstration's forty experts, all on duty and free whatever the hour is. */
async function freeEverybody(opened: TestApp): Promise<void> {
  await seedDemo(opened.app.env.DATABASE_URL, { only: 'all' });
  await sql(opened, `update assignment set status = 'withdrawn', ended_at = app.now() where status in ('offered','accepted','travelling','arrived')`);
  await sql(opened, `delete from expert_absence`);
  await sql(opened, `delete from expert_shift`);
  await sql(opened, `insert into expert_shift (expert_id, weekday, from_minute, to_minute) select id, day, 0, 1440 from expert, generate_series(0, 6) day`);
}

/** One ticket each of a hundred customers of the city, raised by an agent; none of them is looked at yet. */
async function raiseAll(opened: TestApp): Promise<string[]> {
  const agent = opened.as(actorWith('agent'));
  const codes = new Map((await agent.tickets.problemTypes()).toReversed().map((type) => [type.category, type.code]));
  const callers = await sql<Caller>(opened, `select distinct on (c.id) c.id as customer_id, d.id as device_id, d.category, d.brand || ' ' || d.model as label, c.place from customer c join contract k on k.customer_id = c.id and k.status = 'active'
    join device d on d.contract_id = k.id where c.place -> 'address' ->> 'state' = 'NY' order by c.id limit ${tickets}`);
  const raised: string[] = [];
  for (const [n, { customer_id: customerId, device_id: deviceId, category, label, place }] of callers.entries()) {
    const { ticketId } = await agent.tickets.raise({ ticketId: v7(), customerId, device: { deviceId, category, label }, problemCode: codes.get(category) ?? null, description: complaint, place, window: { kind: 'asap' }, priority: priorities[n % 4] });
    raised.push(ticketId);
  }
  return raised;
}

/** What must not exist at any moment. */
async function wrongs(opened: TestApp): Promise<unknown> {
  const live = `(${liveStatuses.map((status) => `'${status}'`).join(',')})`;
  return {
    overlaps: await sql(opened, `select a.id, b.id from assignment a join assignment b on a.expert_id = b.expert_id and a.id < b.id and a.reserved && b.reserved where a.status in ${live} and b.status in ${live}`),
    acceptedTwice: await sql(opened, `select ticket_id from assignment where status in ('accepted','travelling','arrived') group by ticket_id having count(*) > 1`),
    offeredTwice: await sql(opened, `select ticket_id, slot from assignment where status = 'offered' group by ticket_id, slot having count(*) > 1`),
    unlikeTheirRow: await sql(opened, `select t.number from ticket t where (t.status = 'offered') <> exists (select 1 from assignment a where a.ticket_id = t.id and a.status = 'offered') and t.status in ('waiting','offered','assigned') and ${ours}`),
  };
}

const none = { overlaps: [], acceptedTwice: [], offeredTwice: [], unlikeTheirRow: [] };

test(`given ${tickets} tickets and 40 experts, when ${tickets * attemptsPerTicket} assignments are tried at once and every offer is accepted twice at once, then nobody is booked twice and no ticket is given twice`, async () => {
  await using opened = await openTestApp({ DATABASE_POOL: '40' });
  await freeEverybody(opened);
  const raised = await raiseAll(opened);

  const outcomes = await Promise.all(Array.from({ length: attemptsPerTicket }, () => raised).flat().map((ticketId) => assignExpert(opened.app, ticketId)));
  expect(outcomes).toHaveLength(tickets * attemptsPerTicket);
  expect(await wrongs(opened)).toEqual(none);

  const offers = await sql<{ id: string; expert_id: string }>(opened, `select id, expert_id from assignment where status = 'offered'`);
  expect(offers.length).toBeGreaterThan(20);
  const accepts = await Promise.allSettled([...offers, ...offers].map(({ id, expert_id: expertId }) => opened.as(actorWith('expert', { expertId })).dispatch.accept({ commandId: v7(), assignmentId: id })));
  expect(accepts.filter((a) => a.status === 'fulfilled').length).toBeGreaterThan(0);
  expect(await wrongs(opened)).toEqual(none);
  const [{ count } = { count: 0 }] = await sql<{ count: number }>(opened, `select count(*)::int as count from ticket t where status = 'offered' and ${ours}`);
  expect(count).toBe(0);
}, 120_000);
