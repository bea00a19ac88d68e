import { Migration } from '@mikro-orm/migrations';

/** Tickets, their history, work types and tasks for people. */
export class M0004Tickets extends Migration {
  override up(): void {
    this.addSql(`create sequence ticket_number start 100001;`);
    // Invariant I1: an open ticket always has a next action, an owner and a due time.
    this.addSql(`
      create table ticket (
        id uuid primary key,
        number bigint not null unique,
        customer_id uuid not null,
        status text not null check (status in ('triage','waiting','offered','assigned','en_route','on_site','on_hold','completed','closed','cancelled')),
        priority text not null check (priority in ('urgent','high','normal','low')),
        channel text not null check (channel in ('web','phone')),
        category text not null,
        device_id uuid,
        problem_code text not null,
        expert_id uuid,
        assignment_id uuid,
        next_action text,
        next_owner text,
        next_due_at timestamptz,
        search text not null,
        state jsonb not null,
        version integer not null check (version >= 1),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        rated_at timestamptz,
        constraint open_ticket_has_next_step check (
          (status in ('closed','cancelled')) = (next_action is null)
          and (next_action is null) = (next_owner is null)
          and (next_action is null) = (next_due_at is null)
        ),
        constraint visit_has_expert check (
          (status in ('assigned','en_route','on_site')) <= (expert_id is not null and assignment_id is not null)
        )
      );
      create index ticket_customer on ticket (customer_id, created_at desc);
      create index ticket_open on ticket (status, next_due_at) where status not in ('closed','cancelled');
      create index ticket_expert on ticket (expert_id) where expert_id is not null;
      create index ticket_recent on ticket (created_at desc, id desc);
      create index ticket_search on ticket using gin (search gin_trgm_ops);
      create index ticket_device_open on ticket (customer_id, device_id, problem_code, created_at desc);
    `);
    // Deferred: the row and its first line are one transaction, written in whatever order.
    this.addSql(`
      create table ticket_history (
        ticket_id uuid not null references ticket (id) deferrable initially deferred,
        version integer not null,
        type text not null,
        status text not null,
        event jsonb not null,
        at timestamptz not null,
        primary key (ticket_id, version)
      );
    `);
    this.addSql(`
      create table problem_type (
        code text primary key,
        category text not null,
        title_en text not null,
        title_es text not null,
        required_skills jsonb not null,
        expected_minutes integer not null check (expected_minutes between 5 and 480),
        priority text not null check (priority in ('urgent','high','normal','low')),
        sort integer not null default 0
      );
    `);
    // Work that only a person can end: bounced on both channels, low stars, a quarantined event.
    this.addSql(`
      create table staff_task (
        id uuid primary key,
        kind text not null,
        dedupe_key text not null unique,
        ticket_id uuid,
        owner_role text not null,
        note text not null,
        due_at timestamptz not null,
        created_at timestamptz not null default app.now(),
        done_at timestamptz
      );
      create index staff_task_open on staff_task (owner_role, due_at) where done_at is null;
    `);
  }
}
