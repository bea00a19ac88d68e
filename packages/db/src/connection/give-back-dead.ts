import type { Pool, PoolClient } from 'pg';

/** Time for whoever holds a connection to give it back himself. */
const patienceMs = 1000;

/**
 * Takes dead connections back from transactions that cannot end. The query builder gives a connection back only after
 * a commit or rollback that worked, which neither does when the server has gone: each such transaction would hold a
 * place of the pool for good. Source: kysely 0.29, `ControlledTransaction.rollback`.
 */
export function giveBackDead(pool: Pool): void {
  const held = new Set<PoolClient>();
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_error, client) => held.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => setTimeout(() => held.has(client) && client.release(true), patienceMs).unref());
  });
}
