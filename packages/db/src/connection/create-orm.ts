import { MikroORM } from '@mikro-orm/postgresql';
import { entities } from './entities.ts';
import { giveBackDead } from './give-back-dead.ts';

/** Limits of one pool; intake, background and reports each have their own, so that none can starve another. */
export type PoolLimits = { readonly name: string; readonly max: number; readonly statementTimeoutMs: number };

/**
 * Connects lazily: an unreachable database is an error of the first query, not of the start.
 * Fork the entity manager for each request and each job.
 */
export async function createOrm(url: string, limits: PoolLimits) {
  return MikroORM.init({
    clientUrl: url,
    entities: [...entities],
    // Rules live in the domain and in constraints; the ORM only carries rows.
    forceUtcTimezone: true,
    ignoreUndefinedInQuery: true,
    ensureDatabase: false,
    pool: { min: 0, max: limits.max },
    driverOptions: {
      onPoolCreated: giveBackDead,
      application_name: `sysops-${limits.name}`,
      statement_timeout: limits.statementTimeoutMs,
      idle_in_transaction_session_timeout: limits.statementTimeoutMs * 2,
      lock_timeout: limits.statementTimeoutMs,
    },
  });
}

export type Orm = Awaited<ReturnType<typeof createOrm>>;
