import { Migration } from '@mikro-orm/migrations';

/** How late a planned visit may become, who comes on duty next, and experts by nearness. */
export class M0016DispatchPlans extends Migration {
  override up(): void {
    // latest_arrival: null while the visit must stay as it is (offered, pinned, under way).
    this.addSql(`alter table assignment add column latest_arrival timestamptz;`);
    // When each expert's next shift begins, so that a clock wakes those who wait.
    this.addSql(`
      create table expert_duty (expert_id uuid primary key references expert (id) on delete cascade, next_on_at timestamptz not null);
      create index expert_duty_due on expert_duty (next_on_at);
    `);
    // A degree of longitude is 0.79 of a degree of latitude in the middle of the country: close enough to find the nearest.
    this.addSql(`drop index expert_home; create index expert_near on expert using gist (point(home_lng * 0.79, home_lat));`);
  }
}
