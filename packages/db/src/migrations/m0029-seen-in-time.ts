import { Migration } from '@mikro-orm/migrations';

/** Escalation groups of real accounts, why an expert is away, and promises that run out found by their clock. */
export class M0029SeenInTime extends Migration {
  override up(): void {
    // Names were free text, so nobody could be written to. Who is a manager by that name or address stays a member.
    this.addSql(`
      create table sla_group_member (
        step integer not null references sla_group (step),
        account_id text not null references auth."user" (id) on delete cascade,
        primary key (step, account_id)
      );
      insert into sla_group_member (step, account_id)
        select distinct g.step, u.id from sla_group g cross join unnest(g.members) as named (member)
          join auth."user" u on lower(named.member) in (lower(u.name), u.email) where 'manager' = any(string_to_array(u.roles, ','));
      alter table sla_group drop column members;
    `);
    // Set away for unanswered offers an expert keeps his visits. Of those who are away now nobody knows why: they keep them.
    this.addSql(`
      alter table expert add column away_cause text check (away_cause in ('own','no_show','silent')), add column away_since timestamptz;
      update expert set away_cause = 'silent', away_since = app.now() where away;
      alter table expert add constraint away_for_a_cause check (away = (away_cause is not null) and away = (away_since is not null));
    `);
    // The promises that have been warned of and are not missed yet.
    this.addSql(`create index sla_clock_running_out on sla_clock (due_at) where state = 'running' and next_step in ('warn_75','warn_90','escalate_1');`);
  }
}
