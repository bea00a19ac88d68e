import { Migration } from '@mikro-orm/migrations';

/** Tasks that call again while nobody settles them, and the open tickets of a reconciliation that had no next step. */
export class M0028TaskRounds extends Migration {
  override up(): void {
    // cause_key: what it is about; the same cause has one open task at most. round: how often it has called. raise_at: when it calls again.
    this.addSql(`
      alter table staff_task
        add column cause_key text,
        add column round integer not null default 1 check (round >= 1),
        add column step integer not null default 1,
        add column raise_at timestamptz;
      update staff_task set cause_key = dedupe_key where dedupe_key like 'escalation:%' or kind in ('late_act','parts_missing');
      update staff_task set raise_at = app.now() + interval '1 hour' where dedupe_key like 'escalation:%' and done_at is null;
      create unique index staff_task_open_cause on staff_task (cause_key) where done_at is null and cause_key is not null;
      create index staff_task_cause on staff_task (cause_key, round) where cause_key is not null;
      create index staff_task_ticket on staff_task (ticket_id) where done_at is null;
      create index staff_task_raise on staff_task (raise_at) where done_at is null and raise_at is not null;
    `);
    this.addSql(`alter table reconciliation_run add column without_next integer not null default 0;`);
  }
}
