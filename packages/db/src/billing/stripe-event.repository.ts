import type { EntityManager } from '@mikro-orm/postgresql';
import type { Instant } from '@sysops/domain/shared';
import { iso, ms } from './columns.ts';

/** An event as Stripe sent it. Only its type and its object's id are used: the state is read from Stripe. */
export type StripeEventRow = { readonly id: string; readonly type: string; readonly objectId: string; readonly stripeCustomerId: string | null; readonly happenedAt: Instant };

/** Stores an event once; says whether work is still to be done for it. */
export async function storeEvent(em: EntityManager, event: StripeEventRow & { readonly payload: object }, firstTryAt: Instant): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `insert into stripe_event (id, type, object_id, stripe_customer_id, payload, happened_at, next_try_at) values (?, ?, ?, ?, ?::jsonb, ?, ?) on conflict (id) do nothing returning 1`,
    [event.id, event.type, event.objectId, event.stripeCustomerId, JSON.stringify(event.payload), iso(event.happenedAt), iso(firstTryAt)],
  );
  if (rows.length > 0) return true;
  const [known] = await em.execute<{ done: boolean }[]>(`select done_at is not null as done from stripe_event where id = ?`, [event.id]);
  return known?.done === false;
}

/** Which of these events are here already. */
export async function knownEvents(em: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await em.execute<{ id: string }[]>(`select id from stripe_event where id = any(string_to_array(?, ','))`, [ids.join(',')]);
  return new Set(rows.map((row) => row.id));
}

export async function markEventDone(em: EntityManager, id: string): Promise<void> {
  await em.execute(`update stripe_event set done_at = app.now(), next_try_at = null, error = null where id = ?`, [id]);
}

/** Tried again later, further apart each time, at most an hour. */
export async function markEventFailed(em: EntityManager, id: string, message: string): Promise<void> {
  await em.execute(
    `update stripe_event set attempts = attempts + 1, error = ?, next_try_at = app.now() + make_interval(secs => least(3600, 5 * power(3, least(attempts, 7)))) where id = ? and done_at is null`,
    [message.slice(0, 300), id],
  );
}

export async function claimEvents(em: EntityManager, leaseSeconds: number, limit: number): Promise<StripeEventRow[]> {
  return em.execute<StripeEventRow[]>(
    `update stripe_event set next_try_at = app.now() + make_interval(secs => ?) where id in (
       select id from stripe_event where done_at is null and next_try_at <= app.now() order by next_try_at limit ? for update skip locked)
     returning id, type, object_id as "objectId", stripe_customer_id as "stripeCustomerId", ${ms('happened_at')} as "happenedAt"`,
    [leaseSeconds, limit],
  );
}

/** Events whose work is done are forgotten after a while. */
export async function pruneEvents(em: EntityManager, keepDays: number, limit: number): Promise<number> {
  const rows = await em.execute<unknown[]>(
    `delete from stripe_event where id in (select id from stripe_event where done_at is not null and received_at < app.now() - make_interval(days => ?) limit ?) returning 1`,
    [keepDays, limit],
  );
  return rows.length;
}

export async function readWatermark(em: EntityManager, name: string): Promise<Instant | null> {
  const [row] = await em.execute<{ at: number }[]>(`select ${ms('at')} as at from billing_watermark where name = ?`, [name]);
  return row?.at ?? null;
}

/** Moves a watermark, and says whether it was this caller who did: of two programs, one does the hour's work. */
export async function moveWatermark(em: EntityManager, name: string, move: { readonly from: Instant | null; readonly to: Instant }): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    move.from === null
      ? `insert into billing_watermark (name, at) values (?, ?) on conflict (name) do nothing returning 1`
      : `update billing_watermark set at = ? where name = ? and at = ? returning 1`,
    move.from === null ? [name, iso(move.to)] : [iso(move.to), name, iso(move.from)],
  );
  return rows.length > 0;
}
