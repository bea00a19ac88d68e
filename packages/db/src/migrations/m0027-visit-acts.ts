import { Migration } from '@mikro-orm/migrations';

/** When a visit's last act was done, which may be before the server heard of it, and how long its work stood still. */
export class M0027VisitActs extends Migration {
  override up(): void {
    this.addSql(`
      alter table assignment
        add column acted_at timestamptz,
        add column paused_at timestamptz,
        add column paused_ms bigint not null default 0 check (paused_ms >= 0);
    `);
  }
}
