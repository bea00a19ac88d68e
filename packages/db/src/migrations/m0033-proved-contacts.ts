import { Migration } from '@mikro-orm/migrations';

/** E-mail and phone proved by codes; payers that Stripe still has to forget; places that an erasure has blurred. */
export class M0033ProvedContacts extends Migration {
  override up(): void {
    // Customers from before have been written to for long; nobody is asked again.
    this.addSql(`
      alter table customer add column email_proved_at timestamptz, add column phone_proved_at timestamptz;
      update customer set email_proved_at = app.now(), phone_proved_at = app.now();
    `);
    // The last code of each customer and channel. code_hash: keyed, because six digits are soon tried out; null until the
    // message is written, and again when the code is used. address may be one that the customer wants instead of his own.
    this.addSql(`
      create table contact_code (
        customer_id uuid not null references customer (id) on delete cascade,
        channel text not null check (channel in ('email','sms')),
        address text not null,
        request_id uuid not null unique,
        code_hash text,
        tries integer not null default 0 check (tries between 0 and 5),
        asked_at timestamptz not null,
        expires_at timestamptz not null,
        sends integer not null default 1,
        sends_since timestamptz not null,
        closed_at timestamptz,
        primary key (customer_id, channel),
        constraint a_code_runs_out check (expires_at > asked_at),
        constraint a_closed_code_is_forgotten check (closed_at is null or code_hash is null)
      );
      create index contact_code_address on contact_code (address, asked_at);
      create index message_code on message (created_at) where kind = 'contact_code';
    `);
    // Keyed by the fact: a customer is erased once.
    this.addSql(`
      create table payer_to_forget (
        customer_id uuid primary key,
        stripe_customer_id text not null unique,
        asked_at timestamptz not null default app.now(),
        tries integer not null default 0,
        next_try_at timestamptz default app.now(),
        error text,
        done_at timestamptz,
        constraint tried_until_done check ((next_try_at is null) = (done_at is not null))
      );
      create index payer_to_forget_due on payer_to_forget (next_try_at) where next_try_at is not null;
    `);
    // A blurred decision still says who was chosen and why, but gives another answer when it is replayed.
    this.addSql(`
      alter table assignment add column blurred boolean not null default false;
      alter table dispatch_decision add column blurred boolean not null default false;
    `);
  }
}
