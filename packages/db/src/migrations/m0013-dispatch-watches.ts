import { Migration } from '@mikro-orm/migrations';

/** What the watches over offers and visits remember, acts that came too late, and how far a waiting ticket has come. */
export class M0013DispatchWatches extends Migration {
  override up(): void {
    // watch_at: when the watch looks again; every change of a visit brings it forward to now. watched_from: what the steps count from.
    this.addSql(`
      alter table assignment
        add column work_minutes integer not null default 60,
        add column announced_at timestamptz,
        add column late_told_at timestamptz,
        add column watch_step integer not null default 0,
        add column watched_from timestamptz,
        add column watch_at timestamptz not null default app.now(),
        add column silence_counted boolean not null default false;
      update assignment set work_minutes = greatest(1, round(extract(epoch from upper(reserved) - arrive_at) / 60)),
        announced_at = case when status in ('accepted','travelling','arrived') then arrive_at end;
      create index assignment_watch on assignment (watch_at) where status in ('accepted','travelling','arrived');
    `);
    this.addSql(`
      alter table dispatch_wait
        add column step integer not null default 1,
        add column since timestamptz not null default app.now(),
        add column rank integer not null default 2;
      create index dispatch_wait_order on dispatch_wait (rank, since);
    `);
    this.addSql(`
      alter table dispatch_decision
        add column overrides text[] not null default '{}',
        add column wanted integer not null default 1;
      create index dispatch_decision_age on dispatch_decision (at);
    `);
    // A second policy that is asked too and never acts.
    this.addSql(`
      create table dispatch_shadow_policy (
        priority text primary key check (priority in ('urgent','high','normal','low')),
        policy jsonb not null,
        set_by text not null,
        set_at timestamptz not null default app.now()
      );
      create table dispatch_shadow (
        decision_id uuid primary key references dispatch_decision (id) on delete cascade,
        policy text not null,
        decision jsonb not null,
        chosen uuid[] not null,
        differs boolean not null,
        at timestamptz not null default app.now()
      );
      create index dispatch_shadow_policy_age on dispatch_shadow (policy, at);
    `);
    // Acts from phones without a signal that were no longer possible when they came: evidence for a person, never dropped.
    this.addSql(`
      create table late_act (
        id uuid primary key,
        assignment_id uuid not null,
        ticket_id uuid not null,
        expert_id uuid not null,
        procedure text not null,
        input jsonb not null,
        done_at timestamptz not null,
        received_at timestamptz not null default app.now(),
        refused_with text not null,
        settled_at timestamptz,
        settled_by text,
        note text,
        constraint settled_by_somebody check ((settled_at is null) = (settled_by is null))
      );
      create index late_act_open on late_act (received_at) where settled_at is null;
      create index late_act_ticket on late_act (ticket_id, done_at);
    `);
    this.addSql(`
      create table reconciliation_run (
        at timestamptz primary key default app.now(),
        created integer not null,
        open integer not null,
        closed integer not null,
        cancelled integer not null,
        orphans jsonb not null
      );
    `);
    // Apart from the expert's row, which whoever plans for him holds locked.
    this.addSql(`create table expert_heard (expert_id uuid primary key, at timestamptz not null);`);
    // Only certified people touch these, whoever would like to decide otherwise.
    this.addSql(`alter table skill add column certified boolean not null default false; update skill set certified = true where code = 'mains-safety';`);
    // Nearest experts without looking at all of them.
    this.addSql(`create index expert_home on expert using gist (point(home_lng, home_lat));`);
  }
}
