import type { EntityManager } from '@mikro-orm/postgresql';
import type { Instant } from '@sysops/domain/shared';

/** One transaction's view: its entity manager and the database's clock at its start. */
export type Tx = { readonly em: EntityManager; readonly now: Instant };

/** Deadlock, serialization failure, and an overlap that another transaction won: the same work again may succeed. */
const retryable = new Set(['40001', '40P01']);

const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** The SQLSTATE of a database error, or null for any other error. Source: PostgreSQL, appendix A. */
export const sqlState = codeOf;

export async function readNow(em: EntityManager): Promise<Instant> {
  const rows = await em.execute<{ now: string }[]>(`select floor(extract(epoch from app.now()) * 1000)::bigint::text as now`);
  return Number(rows[0]?.now);
}

/**
 * Runs `work` in one transaction on a fork of `em` and commits; rolls back when it throws. Deadlocks and serialization
 * failures are tried again, at most three times, because `work` has had no effect yet.
 */
export async function inTransaction<T>(em: EntityManager, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await em.fork().transactional(async (inner) => work({ em: inner, now: await readNow(inner) }));
    } catch (error) {
      if (attempt >= 4 || !retryable.has(codeOf(error) ?? '')) throw error;
    }
  }
}
