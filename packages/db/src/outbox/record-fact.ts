import type { Tx } from '../connection/index.ts';
import { OutboxEvent } from './outbox.entity.ts';

/** A fact that leaves its slice. `topics` name who may hear of it live: `customer:<id>`, `expert:<id>`, `staff`. */
export type FactRow = { readonly id: string; readonly type: string; readonly topics: readonly string[]; readonly ticketId: string | null; readonly payload: object };

/** Stored in the transaction of the change itself: both are there or neither is. */
export function recordFact(tx: Tx, fact: FactRow): void {
  tx.em.create(OutboxEvent, { ...fact, topics: [...fact.topics], createdAt: new Date(tx.now) });
}

/** For a library that writes by a connection of its own, outside our transactions. */
export async function recordFactOn(pool: { query(sql: string, values: unknown[]): Promise<unknown> }, fact: FactRow): Promise<void> {
  await pool.query(`insert into public.outbox_event (id, type, topics, ticket_id, payload) values ($1, $2, $3, $4, $5)`, [fact.id, fact.type, [...fact.topics], fact.ticketId, JSON.stringify(fact.payload)]);
}
