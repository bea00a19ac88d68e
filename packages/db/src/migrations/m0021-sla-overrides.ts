import { Migration } from '@mikro-orm/migrations';

/** Times that were agreed with one customer for a while in place of his plan's. */
export class M0021SlaOverrides extends Migration {
  override up(): void {
    // Never open-ended, never two at once (one taken back before it began does not count), and never reaching back: what held when a ticket was raised is not changed afterwards.
    this.addSql(`
      create table sla_override (
        id uuid primary key,
        customer_id uuid not null references customer (id) on delete cascade,
        during tstzrange not null,
        targets jsonb not null check (targets <> '{}'),
        reason text not null check (reason <> ''),
        set_by text not null,
        set_at timestamptz not null default app.now(),
        ended_by text,
        end_reason text,
        taken_back boolean not null default false,
        constraint override_has_an_end check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
        constraint override_does_not_reach_back check (lower(during) >= set_at),
        constraint ended_with_a_reason check ((ended_by is null) = (end_reason is null) and (not taken_back or ended_by is not null)),
        constraint one_override_at_a_time exclude using gist (customer_id with =, during with &&) where (not taken_back)
      );
    `);
  }
}
