import { Migration } from '@mikro-orm/migrations';

/** Why the billing policy was changed; payments from before Stripe; what the billing report reads by time. */
export class M0023CommercialReports extends Migration {
  override up(): void {
    this.addSql(`alter table billing_policy add column reason text not null default '';`);
    // A payment that another system took before this one: it counts as paid, and Stripe knows nothing of it.
    this.addSql(`
      alter table charge_attempt drop constraint charge_attempt_kind_check,
        add constraint charge_attempt_kind_check check (kind in ('off_session','checkout','carried_over')),
        add constraint carried_over_is_not_at_stripe check (kind <> 'carried_over' or (intent_id is null and state = 'succeeded'));
    `);
    this.addSql(`
      create index billing_period_failed on billing_period (failed_at) where failed_at is not null;
      create index contract_ended on contract (ended_at) where ended_at is not null;
      create index money_back_done on money_back (coalesce(decided_at, asked_at)) where state = 'done';
    `);
  }
}
