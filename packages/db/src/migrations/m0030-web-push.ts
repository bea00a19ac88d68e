import { Migration } from '@mikro-orm/migrations';

/** Devices that take pushes, and pushes among the messages. */
export class M0030WebPush extends Migration {
  override up(): void {
    // One row for each browser: its endpoint is a browser's own, so the same one signed in anew belongs to who is there now.
    this.addSql(`
      create table push_subscription (
        id uuid primary key,
        account_id text not null,
        expert_id uuid not null references expert (id) on delete cascade,
        endpoint text not null unique,
        p256dh text not null,
        auth text not null,
        device text not null check (device <> ''),
        created_at timestamptz not null default app.now(),
        renewed_at timestamptz not null default app.now()
      );
      create index push_subscription_expert on push_subscription (expert_id);
      create index push_subscription_account on push_subscription (account_id, renewed_at);
    `);
    // No reference: a message outlives the device it went to. Rows from before fulfil both checks, so they are not read
    // under the lock.
    this.addSql(`
      alter table message drop constraint message_channel_check, add column push_subscription_id uuid,
        add constraint message_channel_check check (channel in ('email','sms','push')) not valid,
        add constraint a_push_has_its_device check ((channel = 'push') = (push_subscription_id is not null)) not valid;
    `);
  }
}
