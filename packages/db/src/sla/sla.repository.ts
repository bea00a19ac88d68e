import type { ClockKind, SlaClock, SlaStep } from '@sysops/domain/sla';
import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint`;
const at = `to_timestamp(? / 1000.0)`;
const atOrNull = `to_timestamp(?::double precision / 1000.0)`;

export type StoredClock = { readonly ticketId: string; readonly kind: ClockKind; readonly clock: SlaClock; readonly dueAt: Instant | null; readonly breachedAt: Instant | null; readonly nextStep: SlaStep | null; readonly nextAt: Instant | null; readonly ticketVersion: number };

const clockColumns = `json_build_object('ticketId', ticket_id, 'kind', kind, 'clock', clock, 'dueAt', ${ms('due_at')}, 'breachedAt', ${ms('breached_at')}, 'nextStep', next_step, 'nextAt', ${ms('next_at')}, 'ticketVersion', ticket_version) as row`;

/** Writes a clock unless a later state of the ticket has been written already. */
export async function saveClock(tx: Tx, stored: StoredClock): Promise<void> {
  const { clock } = stored;
  await tx.em.execute(
    `insert into sla_clock (ticket_id, kind, clock, state, started_at, due_at, breached_at, next_step, next_at, ticket_version)
     values (?, ?, ?::jsonb, ?, ${at}, ${atOrNull}, ${atOrNull}, ?, ${atOrNull}, ?)
     on conflict (ticket_id, kind) do update set clock = excluded.clock, state = excluded.state, started_at = excluded.started_at, due_at = excluded.due_at,
       breached_at = excluded.breached_at, next_step = excluded.next_step, next_at = excluded.next_at, ticket_version = excluded.ticket_version
     where sla_clock.ticket_version <= excluded.ticket_version`,
    [stored.ticketId, stored.kind, JSON.stringify(clock), clock.state, clock.startedAt, stored.dueAt, stored.breachedAt, stored.nextStep, stored.nextAt, stored.ticketVersion],
  );
}

export async function clocksOfTickets(em: Em, ticketIds: readonly string[]): Promise<StoredClock[]> {
  const rows = await em.execute<{ row: StoredClock }[]>(`select ${clockColumns} from sla_clock where ticket_id = any(string_to_array(?, ',')::uuid[])`, [ticketIds.join(',')]);
  return rows.map(({ row }) => row);
}

/** Claims clocks whose next step is due and moves it ahead, so that another worker leaves them alone meanwhile. */
export async function claimDueSteps(em: Em, againInSeconds: number, limit: number): Promise<{ ticketId: string }[]> {
  return em.execute(
    `update sla_clock c set next_at = app.now() + make_interval(secs => ?) from (
       select ticket_id, kind from sla_clock where next_at <= app.now() order by next_at limit ? for update skip locked) due
     where c.ticket_id = due.ticket_id and c.kind = due.kind returning c.ticket_id as "ticketId"`,
    [againInSeconds, limit],
  );
}

export type TakenStep = { readonly kind: ClockKind; readonly startedAt: Instant; readonly step: SlaStep; readonly at: Instant; readonly dueAt: Instant; readonly groupStep: number | null; readonly acknowledgedAt: Instant | null; readonly acknowledgedBy: string | null; readonly note: string | null };

export async function stepsOfTicket(em: Em, ticketId: string): Promise<TakenStep[]> {
  const rows = await em.execute<{ row: TakenStep }[]>(
    `select json_build_object('kind', kind, 'startedAt', ${ms('started_at')}, 'step', step, 'at', ${ms('at')}, 'dueAt', ${ms('due_at')}, 'groupStep', group_step,
       'acknowledgedAt', ${ms('acknowledged_at')}, 'acknowledgedBy', acknowledged_by, 'note', note) as row
     from sla_step where ticket_id = ? order by at, kind, step`, [ticketId],
  );
  return rows.map(({ row }) => row);
}

/** Takes a step once; false when it was taken before. */
export async function takeStep(tx: Tx, ticketId: string, step: Pick<TakenStep, 'kind' | 'startedAt' | 'step' | 'dueAt' | 'groupStep'>): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(
    `insert into sla_step (ticket_id, kind, started_at, step, due_at, group_step) values (?, ?, ${at}, ?, ${at}, ?) on conflict do nothing returning 1`,
    [ticketId, step.kind, step.startedAt, step.step, step.dueAt, step.groupStep],
  );
  return rows.length > 0;
}

/** Somebody has seen every escalation of the ticket; says how many were open. */
export async function acknowledgeSteps(tx: Tx, ticketId: string, by: { readonly name: string; readonly note: string | null }): Promise<number> {
  const rows = await tx.em.execute<unknown[]>(
    `update sla_step set acknowledged_at = app.now(), acknowledged_by = ?, note = ? where ticket_id = ? and group_step is not null and acknowledged_at is null returning 1`, [by.name, by.note, ticketId],
  );
  return rows.length;
}

export type Breach = { readonly ticketId: string; readonly kind: ClockKind; readonly breachedAt: Instant; readonly step: number | null; readonly acknowledgedBy: string | null };

/** Missed promises of clocks that still run, or of a stretch of time; latest first. */
export async function listBreaches(em: Em, filter: { readonly open: boolean; readonly from: Instant | null; readonly to: Instant | null }): Promise<Breach[]> {
  const rows = await em.execute<{ row: Breach }[]>(
    `select json_build_object('ticketId', c.ticket_id, 'kind', c.kind, 'breachedAt', ${ms('c.breached_at')},
       'step', (select max(s.group_step) from sla_step s where s.ticket_id = c.ticket_id and s.kind = c.kind and s.started_at = c.started_at),
       'acknowledgedBy', (select s.acknowledged_by from sla_step s where s.ticket_id = c.ticket_id and s.kind = c.kind and s.started_at = c.started_at and s.acknowledged_by is not null order by s.at desc limit 1)) as row
     from sla_clock c where c.breached_at is not null and c.breached_at <= app.now() and (not ?::boolean or c.state <> 'stopped')
       and c.breached_at >= coalesce(${atOrNull}, '-infinity') and c.breached_at < coalesce(${atOrNull}, 'infinity')
     order by c.breached_at desc, c.ticket_id, c.kind limit 500`,
    [filter.open, filter.from, filter.to],
  );
  return rows.map(({ row }) => row);
}

/** Who is called at a step, by account. */
export type SlaGroup = { readonly step: number; readonly name: string; readonly members: readonly string[] };

export async function listGroups(em: Em): Promise<SlaGroup[]> {
  return em.execute(`select g.step, g.name, coalesce((select json_agg(m.account_id order by m.account_id) from sla_group_member m where m.step = g.step), '[]') as members from sla_group g order by g.step`);
}

/** Names the group and makes these its members. */
export async function saveGroup(tx: Tx, { step, name, members }: SlaGroup): Promise<void> {
  await tx.em.execute(`update sla_group set name = ? where step = ?`, [name, step]);
  await tx.em.execute(`delete from sla_group_member where step = ?`, [step]);
  for (const accountId of members) await tx.em.execute(`insert into sla_group_member (step, account_id) values (?, ?)`, [step, accountId]);
}

/** Tickets with a promise that has been warned of and is not missed yet, soonest first. */
export async function ticketsRunningOut(em: Em, limit: number): Promise<string[]> {
  const rows = await em.execute<{ ticketId: string }[]>(
    `select ticket_id as "ticketId" from sla_clock where state = 'running' and next_step in ('warn_75','warn_90','escalate_1') group by ticket_id order by min(due_at), ticket_id limit ?`, [limit],
  );
  return rows.map(({ ticketId }) => ticketId);
}
