import type { EntityManager } from '@mikro-orm/postgresql';

const ids = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);

/** Running contracts whose next period begins within `days` and is not planned yet. */
export async function contractsToPlan(em: EntityManager, days: number, limit: number): Promise<string[]> {
  return ids(await em.execute<{ id: string }[]>(
    `select c.id from contract c join billing_profile b on b.customer_id = c.customer_id
     where c.status = 'active' and not c.cancel_at_period_end and c.ends_at <= app.now() + make_interval(days => ?)
       and not exists (select 1 from billing_period p where p.contract_id = c.id and p.period = c.paid_through + 1)
     order by c.ends_at limit ?`,
    [days, limit],
  ));
}

/** Contracts that the clock changes: cancelled and over, not paid in time, past due too long. While a try is under way, what came of it is waited for. */
export async function contractsToEnd(em: EntityManager, limit: number): Promise<string[]> {
  return ids(await em.execute<{ id: string }[]>(
    `(select id from contract where status = 'active' and cancel_at_period_end and ends_at <= app.now() limit ?)
     union all (select id from contract where status = 'pending' and pay_by <= app.now() limit ?)
     union all (select id from contract where status in ('grace','suspended') and end_at <= app.now() and not exists (select 1 from charge_attempt a where a.contract_id = contract.id and a.state = 'started') limit ?)`,
    [limit, limit, limit],
  ));
}

/** Past due with no other try to come, or with grace over. */
export async function contractsToSuspend(em: EntityManager, limit: number): Promise<string[]> {
  return ids(await em.execute<{ id: string }[]>(`select id from contract where status = 'grace' and suspend_at <= app.now() order by suspend_at limit ?`, [limit]));
}

/** Running contracts whose time is over by a day while nobody has planned or tried the next period: nothing may be stuck silently. */
export async function skippedContracts(em: EntityManager, limit: number): Promise<{ id: string; period: number; customerId: string }[]> {
  return em.execute(
    `select c.id, c.paid_through + 1 as period, c.customer_id as "customerId" from contract c
     left join billing_period p on p.contract_id = c.id and p.period = c.paid_through + 1
     where c.status = 'active' and not c.cancel_at_period_end and c.ends_at < app.now() - interval '1 day'
       and (p.contract_id is null or p.state in ('void','waived') or (p.next_try_at is null and p.held_until is null) or p.next_try_at > app.now() + interval '1 day')
     order by c.ends_at limit ?`,
    [limit],
  );
}

/** Running contracts whose time is over by days, whose next period is tried again and again and neither paid nor refused by a bank. */
export async function stuckContracts(em: EntityManager, limit: number): Promise<{ id: string; period: number; customerId: string }[]> {
  return em.execute(
    `select c.id, p.period, c.customer_id as "customerId" from contract c join billing_period p on p.contract_id = c.id and p.period = c.paid_through + 1
     where c.status = 'active' and not c.cancel_at_period_end and c.ends_at < app.now() - interval '3 days' and p.state in ('planned','owed') and p.next_try_at is not null
     order by c.ends_at limit ?`,
    [limit],
  );
}
