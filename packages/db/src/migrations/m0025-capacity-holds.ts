import { Migration } from '@mikro-orm/migrations';

/** Shares of areas' hours that are kept for urgent work. */
export class M0025CapacityHolds extends Migration {
  override up(): void {
    // Hours are full ones on the clock at the customer's place.
    this.addSql(`
      create table capacity_hold (
        id uuid primary key,
        name text not null check (name <> ''),
        area jsonb not null,
        skill text references skill (code),
        from_hour integer not null check (from_hour between 0 and 23),
        to_hour integer not null check (to_hour between 1 and 24),
        percent integer not null check (percent between 1 and 90),
        set_by text not null,
        set_at timestamptz not null default app.now(),
        constraint a_hold_has_hours check (to_hour > from_hour)
      );
    `);
  }
}
