import type { EntityManager } from '@mikro-orm/postgresql';

export type StoredFact = { readonly id: string; readonly type: string; readonly topics: readonly string[]; readonly ticketId: string | null; readonly payload: unknown; readonly at: number };

type FactColumns = { id: string; type: string; topics: string[]; ticket_id: string | null; payload: unknown; at: string };

const factColumns = `id, type, topics, ticket_id, payload, floor(extract(epoch from created_at) * 1000)::bigint::text as at`;

const toFact = (row: FactColumns): StoredFact => ({ id: row.id, type: row.type, topics: row.topics, ticketId: row.ticket_id, payload: row.payload, at: Number(row.at) });

/** Claims facts that have not reached the queue; other relays skip them. Needs a transaction. */
export async function claimUnrelayed(em: EntityManager, limit: number): Promise<{ id: string; type: string }[]> {
  return em.execute(`select id, type from outbox_event where relayed_at is null order by seq limit ? for update skip locked`, [limit]);
}

export async function markRelayed(em: EntityManager, ids: readonly string[]): Promise<void> {
  await em.execute(`update outbox_event set relayed_at = app.now() where id = any(string_to_array(?, ',')::uuid[])`, [ids.join(',')]);
}

export type Delivery = { readonly eventId: string; readonly subscriber: string; readonly attempts: number };

/** One row for each fact and subscriber: what must be done, whatever the queue forgets. */
export async function oweDeliveries(em: EntityManager, owed: readonly { eventId: string; subscriber: string }[]): Promise<void> {
  if (owed.length === 0) return;
  await em.execute(
    `insert into event_delivery (event_id, subscriber)
     select * from unnest(string_to_array(?, ',')::uuid[], string_to_array(?, ',')) on conflict do nothing`,
    [owed.map((d) => d.eventId).join(','), owed.map((d) => d.subscriber).join(',')],
  );
}

export async function findFact(em: EntityManager, eventId: string): Promise<StoredFact | null> {
  const [row] = await em.execute<FactColumns[]>(`select ${factColumns} from outbox_event where id = ?`, [eventId]);
  return row ? toFact(row) : null;
}

/** Locks the delivery; null when it is done, in quarantine, or in another worker's hands. Needs a transaction. */
export async function claimDelivery(em: EntityManager, eventId: string, subscriber: string): Promise<Delivery | null> {
  const [row] = await em.execute<{ attempts: number }[]>(
    `update event_delivery set attempts = attempts + 1, queued_at = app.now() where event_id = ? and subscriber = ?
       and done_at is null and quarantined_at is null returning attempts`,
    [eventId, subscriber],
  );
  return row ? { eventId, subscriber, attempts: row.attempts } : null;
}

export async function markDelivered(em: EntityManager, eventId: string, subscriber: string): Promise<void> {
  await em.execute(`update event_delivery set done_at = app.now(), last_error = null where event_id = ? and subscriber = ?`, [eventId, subscriber]);
}

export async function markDeliveryFailed(em: EntityManager, delivery: Delivery, failure: { message: string; quarantine: boolean }): Promise<void> {
  await em.execute(
    `update event_delivery set last_error = ?, quarantined_at = case when ? then app.now() end where event_id = ? and subscriber = ?`,
    [failure.message.slice(0, 500), failure.quarantine, delivery.eventId, delivery.subscriber],
  );
}

/** Deliveries that the queue seems to have lost: owed, untouched for `ageSeconds`. */
export async function claimForgotten(em: EntityManager, ageSeconds: number, limit: number): Promise<Delivery[]> {
  const rows = await em.execute<{ event_id: string; subscriber: string; attempts: number }[]>(
    `update event_delivery d set queued_at = app.now() from (
       select event_id, subscriber from event_delivery where done_at is null and quarantined_at is null
         and queued_at < app.now() - make_interval(secs => ?) order by queued_at limit ? for update skip locked) f
     where d.event_id = f.event_id and d.subscriber = f.subscriber returning d.event_id, d.subscriber, d.attempts`,
    [ageSeconds, limit],
  );
  return rows.map((row) => ({ eventId: row.event_id, subscriber: row.subscriber, attempts: row.attempts }));
}

/** A place in the feed of facts: transactions in order of their number, facts in order within. */
export type FeedPosition = { readonly xact: string; readonly seq: string };

/** The end of the feed now: every fact after it belongs to a transaction that has not committed yet. */
export async function feedEnd(em: EntityManager): Promise<FeedPosition> {
  const [row] = await em.execute<{ xact: string }[]>(`select pg_snapshot_xmin(pg_current_snapshot())::text as xact`);
  return { xact: row?.xact ?? '0', seq: '0' };
}

/**
 * Facts after a position, in the feed's order. Reads only transactions older than every one still running, so a fact
 * that commits late is never skipped.
 */
export async function factsAfter(em: EntityManager, position: FeedPosition, limit: number): Promise<(StoredFact & FeedPosition)[]> {
  const rows = await em.execute<(FactColumns & FeedPosition)[]>(
    `select ${factColumns}, xact::text as xact, seq::text as seq from outbox_event
     where (xact, seq) > (?::text::xid8, ?::bigint) and xact < pg_snapshot_xmin(pg_current_snapshot())
     order by xact, seq limit ?`,
    [position.xact, position.seq, limit],
  );
  return rows.map((row) => ({ ...toFact(row), xact: row.xact, seq: row.seq }));
}

/** Forgets commands that nobody will repeat any more and facts that every subscriber has seen. Returns how many rows went. */
export async function pruneOutbox(em: EntityManager, keep: { readonly days: number }, limit: number): Promise<number> {
  const commands = await em.execute<unknown[]>(
    `delete from command_log where command_id in (select command_id from command_log where created_at < app.now() - make_interval(days => ?) limit ?) returning 1`,
    [keep.days, limit],
  );
  const facts = await em.execute<unknown[]>(
    `delete from outbox_event where id in (select e.id from outbox_event e where e.created_at < app.now() - make_interval(days => ?) and e.relayed_at is not null
       and not exists (select 1 from event_delivery d where d.event_id = e.id and d.done_at is null) limit ?) returning 1`,
    [keep.days, limit],
  );
  return commands.length + facts.length;
}
