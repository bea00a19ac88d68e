import { readNow } from '@sysops/db/connection';
import { decisionsSince, liveOfExperts, type StoredAssignment } from '@sysops/db/dispatch';
import { historyOf, TicketRow } from '@sysops/db/tickets';
import { replayDecision, sameDecision, type DecisionView } from '@sysops/domain/dispatch';
import { day, hour, minute, type Instant } from '@sysops/domain/shared';
import { isOpen, type Ticket } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { hire, openDispatch, raise } from '../../apps/server/src/dispatch/dispatch-fixture.ts';
import { expertsClocks } from '../../apps/server/src/experts/experts.clocks.ts';
import { slaClocks } from '../../apps/server/src/sla/sla.clocks.ts';
import { slaSubscriber } from '../../apps/server/src/sla/sla.events.ts';
import { actorWith, type TestApp } from '../../apps/server/src/testing/open-test-app.ts';
import setUpIntegration from '../test/integration-setup.ts';
import { randomFrom, type Random } from './random.ts';
import { actOn, noCounts, phoneComesBack, tried, type Counts, type Stage } from './week-acts.ts';
import { ladderFaults, replays, stuckFaults, whereabouts } from './week-checks.ts';
import { drawFate, places, problems, skillSets, type Fate } from './week-people.ts';

/** A Monday, six in the morning in New York. */
const monday = Date.UTC(2027, 2, 1, 11);

type Asked = { readonly seed: number; readonly days: number; readonly tickets: number; readonly experts: number };
type World = { readonly opened: TestApp; readonly random: Random; readonly experts: string[]; readonly fates: Map<string, Fate>; readonly counts: Counts; readonly problems: string[]; readonly deadPhones: Map<string, StoredAssignment>; raised: number };

/** Tickets of the week in order of time: by day, with a defect's spike on Wednesday, a few at night, a few where nobody is. */
function arrivals(random: Random, { days, tickets }: Asked): Instant[] {
  const perDay = Math.max(1, Math.floor((tickets * 0.85) / days));
  const spread = Array.from({ length: days }, (_, d) => Array.from({ length: perDay }, () => monday + d * day + (random.chance(0.06) ? random.int(15 * 60, 22 * 60) : random.int(60, 12 * 60)) * minute)).flat();
  const spike = Array.from({ length: Math.max(0, tickets - perDay * days) }, () => monday + Math.min(2, days - 1) * day + 4 * hour + random.int(0, 30) * minute);
  return [...spread, ...spike].sort((a, b) => a - b);
}

async function raiseOne({ opened, random }: World, now: Instant): Promise<void> {
  const location = random.chance(0.03) ? places.empty : random.pick(places.town);
  const from = now + random.int(2, 20) * hour;
  const window = random.chance(0.3) ? { kind: 'window' as const, from, to: from + 3 * hour } : { kind: 'asap' as const };
  await raise(opened, { problemCode: random.pick(problems), location: { lat: location.lat + random.next() * 0.02, lng: location.lng + random.next() * 0.02 }, window });
}

async function openTickets({ opened }: World): Promise<Ticket[]> {
  return (await opened.app.orm.em.fork().find(TicketRow, { status: { $nin: ['closed', 'cancelled', 'completed'] } }, { orderBy: { number: 'asc' } })).map((row) => row.state);
}

/** A fate for each asking, drawn in the order in which they were made. */
function fateOf({ fates, random }: World, visit: StoredAssignment): Fate {
  const known = fates.get(visit.id) ?? drawFate(random);
  fates.set(visit.id, known);
  return known;
}

async function expertsAct(world: World, stage: Stage, tickets: ReadonlyMap<string, Ticket>): Promise<void> {
  const order = (a: StoredAssignment, b: StoredAssignment): number => a.offeredAt - b.offeredAt || (tickets.get(a.ticketId)?.number ?? 0) - (tickets.get(b.ticketId)?.number ?? 0) || a.slot - b.slot;
  for (const visit of (await liveOfExperts(world.opened.app.orm.em.fork(), world.experts)).sort(order)) {
    const ticket = tickets.get(visit.ticketId);
    const fate = fateOf(world, visit);
    if (ticket) await actOn(stage, { visit, ticket, fate });
    if (visit.status === 'accepted' && fate.start === 'dead_phone') world.deadPhones.set(visit.id, visit);
  }
  for (const visit of world.deadPhones.values()) if (await phoneComesBack(stage, visit)) world.deadPhones.delete(visit.id);
}

/** Agents put triage right, managers decide what came to them, customers cancel or take tomorrow. Some never do. */
async function peopleAct({ opened, random }: World, stage: Stage, tickets: readonly Ticket[]): Promise<void> {
  for (const ticket of tickets) {
    const act = { commandId: v7(), ticketId: ticket.id, version: ticket.version };
    if (ticket.status === 'triage' && random.chance(0.1)) await tried(stage, 'triage', () => opened.as(actorWith('agent')).tickets.completeTriage(act));
    else if (ticket.status === 'waiting' && ticket.windowOffer && random.chance(0.05)) {
      const window = { kind: 'window' as const, ...ticket.windowOffer };
      await tried(stage, 'window', () => opened.as(actorWith('customer', { customerId: ticket.customerId })).tickets.changeWindow({ ...act, window }));
    } else if (ticket.escalated && ticket.status === 'waiting' && random.chance(0.02)) await tried(stage, 'give up', () => opened.as(actorWith('manager')).tickets.cancel({ ...act, reason: 'A partner firm took it' }));
    else if (ticket.status === 'assigned' && random.chance(0.0003)) await tried(stage, 'cancel', () => opened.as(actorWith('agent')).tickets.cancel({ ...act, reason: 'Works again' }));
  }
}

/** Phones that work are heard; somebody falls ill now and then; whoever was set away comes back after a while. */
async function dutyChanges(world: World, stage: Stage, minuteOfWeek: number): Promise<void> {
  const { opened, random, experts, fates } = world;
  const em = opened.app.orm.em.fork();
  const silent = await em.execute<{ id: string; assignment: string }[]>(`select expert_id as id, id as assignment from assignment where status in ('accepted','travelling')`);
  const dead = new Set(silent.filter(({ assignment }) => fates.get(assignment)?.start === 'dead_phone').map(({ id }) => id));
  const heard = experts.filter((id) => !dead.has(id));
  await em.execute(`insert into expert_heard (expert_id, at) select id, app.now() from unnest(string_to_array(?, ',')::uuid[]) as id on conflict (expert_id) do update set at = excluded.at`, [heard.join(',')]);
  if (minuteOfWeek % (24 * 60) === 5 * 60) {
    const expertId = experts[random.int(0, experts.length - 1)] ?? '';
    const admin = opened.as(actorWith('admin'));
    const { version } = await admin.experts.get({ expertId });
    await tried(stage, 'absence', () => admin.experts.addAbsence({ commandId: v7(), expertId, version, absenceId: v7(), from: stage.now, to: stage.now + 9 * hour, reason: 'Ill' }));
  }
  if (minuteOfWeek % 45 === 0) {
    const away = await em.execute<{ id: string }[]>(`select id from expert where away order by id`);
    for (const { id } of away) await tried(stage, 'back', () => opened.as(actorWith('expert', { expertId: id })).experts.setAway({ commandId: v7(), away: false }));
  }
}

async function hireAll(opened: TestApp, random: Random, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const home = places.town[n % places.town.length] ?? places.town[0];
    ids.push(await hire(opened, { home: { lat: home.lat + random.next() * 0.03, lng: home.lng + random.next() * 0.03 }, skills: [...(skillSets[n % skillSets.length] ?? skillSets[0])], fromHour: n % 4 === 0 ? 12 : 7, toHour: n % 4 === 0 ? 22 : 18, autoAccept: n % 5 === 0, radiusKm: 25 }));
  }
  return ids;
}

async function allDecisions({ app }: TestApp): Promise<DecisionView[]> {
  const all: DecisionView[] = [];
  for (let after: string | null = null; ;) {
    const page: DecisionView[] = await decisionsSince(app.orm.em.fork(), { days: 60, after, limit: 200 });
    all.push(...page);
    if (page.length < 200) return all;
    after = page.at(-1)?.id ?? null;
  }
}

type Verdict = { readonly lines: readonly string[]; readonly violations: readonly string[] };

async function judge(world: World, until: Instant): Promise<Verdict> {
  const { opened, counts } = world;
  const em = opened.app.orm.em.fork();
  const tickets = (await em.find(TicketRow, {})).map((row) => row.state);
  const tasks = new Set((await em.execute<{ id: string }[]>(`select distinct ticket_id::text as id from staff_task where done_at is null and ticket_id is not null`)).map((row) => row.id));
  const calling = new Set((await em.execute<{ id: string }[]>(`select distinct ticket_id::text as id from staff_task where done_at is null and cause_key like 'escalation:%'`)).map((row) => row.id));
  const now = await readNow(em);
  const violations: string[] = [];
  const ends: Record<string, number> = {};
  for (const ticket of tickets) {
    const where = whereabouts(ticket, tasks);
    ends[where] = (ends[where] ?? 0) + 1;
    if (where === 'nowhere' || (where === 'planned' && ticket.next && ticket.next.dueAt < until - day)) violations.push(`ticket ${ticket.number} is ${ticket.status} and nobody's`);
    if (isOpen(ticket.status) !== (ticket.next !== null)) violations.push(`ticket ${ticket.number} has no next step`);
    const history = (await historyOf({ em }, ticket.id)).map((line) => line.event);
    if (!replays(ticket, history)) violations.push(`ticket ${ticket.number} does not replay to its row`);
    violations.push(...ladderFaults(history, until), ...stuckFaults(ticket, { calling, now }));
  }
  const [twice] = await em.execute<{ count: number }[]>(`select count(*)::int as count from assignment a join assignment b on a.expert_id = b.expert_id and a.id < b.id and a.reserved && b.reserved where a.status in ('offered','accepted','travelling','arrived') and b.status in ('offered','accepted','travelling','arrived')`);
  if ((twice?.count ?? 0) > 0) violations.push(`${twice?.count} double bookings`);
  const decisions = await allDecisions(opened);
  const otherwise = decisions.filter((d) => !sameDecision(d.decision, replayDecision(d)));
  violations.push(...otherwise.map((d) => `decision ${d.id} does not replay`));
  const orphans = await em.execute<{ kind: string; count: number }[]>(`select o->>'kind' as kind, count(*)::int as count from reconciliation_run, jsonb_array_elements(orphans) o group by 1 order by 1`);
  const released = await em.execute<{ status: string; count: number }[]>(`select status, count(*)::int as count from assignment group by status order by status`);
  const late = await em.execute<{ step: string; count: number }[]>(`select step, count(*)::int as count from sla_step group by step order by step`);
  const called = await em.execute<{ kind: string; tasks: number; calls: number; ended: number }[]>(`select kind, count(*)::int as tasks, coalesce(sum(round), 0)::int as calls, count(*) filter (where done_at is not null)::int as ended from staff_task group by kind order by kind`);
  const listed = (rows: readonly object[]): string => rows.map((row) => Object.values(row).join(' ')).join(', ') || 'none';
  return { violations: [...violations, ...world.problems], lines: [
    `people: ${listed(Object.entries(counts).map(([name, count]) => ({ name, count })))}`, `askings: ${listed(released)}`, `promises: ${listed(late)}`, `tasks (calls, ended): ${called.map(({ kind, tasks: made, calls, ended }) => `${kind} ${made} (${calls}, ${ended})`).join(', ') || 'none'}`, `found between the chairs: ${listed(orphans)}`,
    `decisions: ${decisions.length}, of them replayed identically ${decisions.length - otherwise.length}`, `tickets: ${listed(Object.entries(ends).map(([where, count]) => ({ where, count })))}`,
  ] };
}

/** Clocks look every other minute by day and every ten at night; what is due in between is found then. */
const stepFor = (minuteOfDay: number): number => (minuteOfDay < 17 * 60 ? 2 : 10);

/** One simulated week on the real code and a real database. Prints the counts; says whether everything held. */
export async function simulateWeek(asked: Asked): Promise<boolean> {
  const tearDown = await setUpIntegration();
  try {
    await using sim = await openDispatch({ subscribers: [slaSubscriber], clocks: [...slaClocks, ...expertsClocks] }, monday);
    const { opened, driver } = sim;
    const random = randomFrom(asked.seed);
    const world: World = { opened, random, experts: await hireAll(opened, random, asked.experts), fates: new Map(), counts: noCounts(), problems: [], deadPhones: new Map(), raised: 0 };
    const due = arrivals(random, asked);
    const total = asked.days * 24 * 60;
    for (let m = 0; m < total; m += stepFor(m % 1440)) {
      const now = monday + m * minute;
      await driver.goTo(now);
      for (; due[world.raised] !== undefined && (due[world.raised] ?? 0) <= now; world.raised += 1) await raiseOne(world, now);
      const stage: Stage = { opened, counts: world.counts, now, problems: world.problems };
      const tickets = await openTickets(world);
      await expertsAct(world, stage, new Map(tickets.map((t) => [t.id, t])));
      await peopleAct(world, stage, tickets);
      await dutyChanges(world, stage, m);
      if (m % 1440 === 0) console.log(`day ${m / 1440 + 1}: ${world.raised} tickets raised`);
    }
    const end = monday + total * minute;
    // Two weeks later repaired tickets close by themselves: hour by hour, as the clocks would have looked.
    for (const later of [1, 2, 6, 12, ...Array.from({ length: 12 * 7 + 30 }, (_, h) => (13 - asked.days) * 24 + h * 2)].filter((h) => h > 0)) await driver.goTo(end + later * hour);
    const { lines, violations } = await judge(world, end);
    for (const line of lines) console.log(line);
    for (const violation of violations.slice(0, 30)) console.error(violation);
    console.log(`week: ${world.raised} tickets in ${asked.days} days with ${asked.experts} experts, ${violations.length} violations, seed ${asked.seed}`);
    return violations.length === 0;
  } finally {
    await tearDown();
  }
}
