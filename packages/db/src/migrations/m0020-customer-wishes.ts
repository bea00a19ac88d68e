import { Migration } from '@mikro-orm/migrations';

/** What customers have said once for all visits: who may gladly come again, and who may not. */
export class M0020CustomerWishes extends Migration {
  override up(): void {
    // One wish in force for each pair: nobody is wanted and not wanted. What was changed or taken back stays, with who did it and why.
    this.addSql(`
      create table customer_expert_wish (
        id bigint generated always as identity primary key,
        customer_id uuid not null references customer (id) on delete cascade,
        expert_id uuid not null references expert (id) on delete cascade,
        wish text not null check (wish in ('preferred','excluded')),
        reason text not null check (reason <> ''),
        set_by text not null,
        set_at timestamptz not null default app.now(),
        ended_at timestamptz,
        ended_by text,
        end_reason text,
        constraint ended_by_somebody_with_a_reason check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
      );
      create unique index one_wish_per_expert on customer_expert_wish (customer_id, expert_id) where ended_at is null;
      create index customer_expert_wish_expert on customer_expert_wish (expert_id);
    `);
  }
}
