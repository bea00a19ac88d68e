import { Migration } from '@mikro-orm/migrations';

/** Messages with their outcome, numbers that asked for silence, and texts received. */
export class M0007Notifications extends Migration {
  override up(): void {
    // key: made from the fact, so that a fact handled twice is one message. next_try_at: when the next look is due;
    // while `sending` it is the end of the sender's claim. fallback_to: the same person's address on the other channel.
    this.addSql(`
      create table message (
        id uuid primary key,
        key text not null unique,
        kind text not null,
        channel text not null check (channel in ('email','sms')),
        audience text not null check (audience in ('customer','expert','manager','account')),
        person_id text,
        language text not null check (language in ('en','es')),
        ticket_id uuid,
        recipient text not null,
        fallback_to text,
        fallback_of uuid references message (id),
        content jsonb not null,
        subject text,
        body text not null,
        html text,
        status text not null default 'queued' check (status in ('queued','sending','sent','delivered','failed','unknown','suppressed')),
        error_code text,
        attempts integer not null default 0,
        lookups integer not null default 0,
        next_try_at timestamptz,
        provider_id text unique,
        created_at timestamptz not null default app.now(),
        sent_at timestamptz,
        delivered_at timestamptz
      );
      create index message_ticket on message (ticket_id, created_at) where ticket_id is not null;
      create index message_due on message (next_try_at) where next_try_at is not null;
      create unique index message_one_fallback on message (fallback_of) where fallback_of is not null;
    `);
    this.addSql(`create table sms_opt_out (phone text primary key, at timestamptz not null default app.now());`);
    this.addSql(`
      create table inbound_text (
        provider_id text primary key,
        phone text not null,
        body text not null,
        meaning text not null check (meaning in ('stop','start','help','text')),
        received_at timestamptz not null default app.now()
      );
    `);
  }
}
