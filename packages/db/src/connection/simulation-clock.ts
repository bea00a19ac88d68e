import type { Client, Pool } from 'pg';

type Queryable = Pick<Client | Pool, 'query'>;

/**
 * Makes `app.now()` read the one row of `app.simulation_clock`: base + time since × rate. For simulation databases
 * only; there is no way back, so that a real database cannot end up with a bent clock by a forgotten switch.
 */
export async function enableSimulationClock(db: Queryable, base: Date, rate = 1): Promise<void> {
  await setSimulationClock(db, base, rate);
  await db.query(`
    create or replace function app.now() returns timestamptz language sql stable as $$
      select base + (clock_timestamp() - since) * rate from app.simulation_clock
    $$`);
}

/** Moves the simulation clock; `rate` 0 stops it, 60 makes a minute of each second. */
export async function setSimulationClock(db: Queryable, base: Date, rate = 1): Promise<void> {
  await db.query(
    `insert into app.simulation_clock (base, since, rate) values ($1, clock_timestamp(), $2)
     on conflict (only_row) do update set base = excluded.base, since = excluded.since, rate = excluded.rate`,
    [base, rate],
  );
}
