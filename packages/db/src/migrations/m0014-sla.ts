import { Migration } from '@mikro-orm/migrations';

/** Running promises of each ticket, the steps taken on them, and who is called at which step. */
export class M0014Sla extends Migration {
  override up(): void {
    // next_step and next_at: what the clock does next and when; null while it stands or nothing is left to do.
    this.addSql(`
      create table sla_clock (
        ticket_id uuid not null,
        kind text not null check (kind in ('assign','arrive','resolve')),
        clock jsonb not null,
        state text not null check (state in ('running','paused','stopped')),
        started_at timestamptz not null,
        due_at timestamptz,
        breached_at timestamptz,
        next_step text,
        next_at timestamptz,
        ticket_version integer not null,
        primary key (ticket_id, kind),
        constraint a_next_step_has_its_time check ((next_step is null) = (next_at is null))
      );
      create index sla_clock_next on sla_clock (next_at) where next_at is not null;
      create index sla_clock_breached on sla_clock (breached_at) where breached_at is not null;
    `);
    // One row for each step of one run of a clock; a reopened ticket starts a new run.
    this.addSql(`
      create table sla_step (
        ticket_id uuid not null,
        kind text not null,
        started_at timestamptz not null,
        step text not null check (step in ('warn_50','warn_75','warn_90','escalate_1','escalate_2','escalate_3')),
        at timestamptz not null default app.now(),
        due_at timestamptz not null,
        group_step integer,
        acknowledged_at timestamptz,
        acknowledged_by text,
        note text,
        primary key (ticket_id, kind, started_at, step),
        constraint acknowledged_by_somebody check ((acknowledged_at is null) = (acknowledged_by is null))
      );
      create index sla_step_open on sla_step (at) where group_step is not null and acknowledged_at is null;
    `);
    // No members: every manager is called.
    this.addSql(`
      create table sla_group (step integer primary key check (step between 1 and 3), name text not null, members text[] not null default '{}');
      insert into sla_group (step, name) values (1, 'Managers on duty'), (2, 'All managers'), (3, 'Head of service');
    `);
  }
}
