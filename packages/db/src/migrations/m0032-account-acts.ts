import { Migration } from '@mikro-orm/migrations';

/** Who did what to a customer's account; a task and a message that are about no ticket lead to their customer. */
export class M0032AccountActs extends Migration {
  override up(): void {
    this.addSql(`
      create table account_act (
        id uuid primary key,
        customer_id uuid not null,
        contract_id uuid references contract (id),
        act text not null check (act in ('registered','profile_changed','plan_bought','plan_claimed','plan_cancelled','plan_resumed','device_added','device_corrected','device_removed','pay_link_sent','card_link_sent')),
        about text,
        actor_account text not null,
        actor_name text not null,
        actor_role text not null check (actor_role in ('customer','agent','manager','admin')),
        at timestamptz not null default app.now()
      );
      create index account_act_customer on account_act (customer_id, at desc);
    `);
    this.addSql(`alter table staff_task add column customer_id uuid;`);
    this.addSql(`create index message_person on message (person_id, created_at desc) where ticket_id is null;`);
  }
}
