import type { EntityManager } from '@mikro-orm/postgresql';
import type { Ticket } from '@sysops/domain/tickets';

/** `created` counts histories that were begun, the others count rows: two sources that must agree (invariant I9). */
export type Census = { readonly created: number; readonly open: number; readonly closed: number; readonly cancelled: number };

export async function takeCensus(em: EntityManager): Promise<Census> {
  const [row] = await em.execute<Census[]>(
    `select (select count(*)::int from ticket_history where version = 1) as created,
       count(*) filter (where status not in ('closed','cancelled'))::int as open,
       count(*) filter (where status = 'closed')::int as closed, count(*) filter (where status = 'cancelled')::int as cancelled from ticket`,
  );
  return row ?? { created: 0, open: 0, closed: 0, cancelled: 0 };
}

export type OpenTicket = { readonly id: string; readonly status: Ticket['status']; readonly assignmentId: string | null; /** Null without a next step. */ readonly overdueSeconds: number | null };

/** Open tickets that saw no change for so many seconds; a page at a time by id. */
export async function quietOpenTickets(em: EntityManager, page: { readonly quietSeconds: number; readonly after: string | null; readonly limit: number }): Promise<OpenTicket[]> {
  return em.execute(
    `select id, status, assignment_id as "assignmentId", extract(epoch from app.now() - next_due_at)::float8 as "overdueSeconds"
     from ticket where status not in ('closed','cancelled') and updated_at <= app.now() - make_interval(secs => ?) and id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000') order by id limit ?`,
    [page.quietSeconds, page.after, page.limit],
  );
}

/** Of these tickets, those with an open task that calls for a person. */
export async function ticketsCalling(em: EntityManager, ids: readonly string[]): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(`select distinct ticket_id::text as id from staff_task where done_at is null and cause_key like 'escalation:%' and ticket_id = any(string_to_array(?, ',')::uuid[])`, [ids.join(',')]);
  return rows.map((row) => row.id);
}

/** Of these tickets, the ones in one of the statuses. */
export async function statusesOf(em: EntityManager, ids: readonly string[]): Promise<Map<string, Ticket['status']>> {
  const rows = await em.execute<{ id: string; status: Ticket['status'] }[]>(`select id, status from ticket where id = any(string_to_array(?, ',')::uuid[])`, [ids.join(',')]);
  return new Map(rows.map((row) => [row.id, row.status]));
}

/** A customer's tickets for which an expert is looked for or will come. */
export async function openTicketsOf(em: EntityManager, customerId: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(`select id from ticket where customer_id = ? and status in ('waiting','offered','assigned') order by id`, [customerId]);
  return rows.map((row) => row.id);
}
