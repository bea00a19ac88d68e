import { Migration } from '@mikro-orm/migrations';

/** Decisions in half the statements: their record is one compressed text, and experts are held and looked at in one call. */
export class M0019QuickDecisions extends Migration {
  override up(): void {
    // As JSONB the record cost more than all other statements of a decision together. Older rows are read as before.
    this.addSql(`
      alter table dispatch_decision
        add column content bytea,
        alter column content set storage external,
        alter column inputs drop not null,
        alter column decision drop not null,
        add constraint decision_has_content check (content is not null or (inputs is not null and decision is not null));
    `);
    // A function, because its second statement sees what was committed while the first one waited for the rows.
    this.addSql(`
      create function app.hold_if_free(experts uuid[], froms timestamptz[], tos timestamptz[]) returns boolean language plpgsql volatile as $$
      begin
        perform 1 from expert where id = any(experts) order by id for update;
        return not exists (
          select 1 from unnest(experts, froms, tos) as wanted(id, starts, ends)
            join assignment a on a.expert_id = wanted.id and a.status in ('offered','accepted','travelling','arrived') and a.reserved && tstzrange(wanted.starts, wanted.ends));
      end $$;
    `);
  }
}
