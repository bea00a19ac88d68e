import { Migration } from '@mikro-orm/migrations';

/** Extensions, the clock, the outbox and the log of commands. */
export class M0001Foundations extends Migration {
  override up(): void {
    this.addSql(`
      create extension if not exists btree_gist;
      create extension if not exists citext;
      create extension if not exists pg_trgm;
      create extension if not exists unaccent;
      create extension if not exists pgcrypto;
      create schema if not exists app;
    `);
    // The only reader of the wall clock. A simulation database replaces the function by one that reads app.simulation_clock.
    this.addSql(`create function app.now() returns timestamptz language sql stable as $$ select now() $$;`);
    this.addSql(`
      create table app.simulation_clock (
        only_row boolean primary key default true check (only_row),
        base timestamptz not null,
        since timestamptz not null,
        rate double precision not null check (rate >= 0)
      );
    `);
    // seq orders facts of one transaction; xact orders transactions for readers that must not skip one that commits late.
    this.addSql(`
      create table outbox_event (
        id uuid primary key,
        seq bigint generated always as identity unique,
        xact xid8 not null default pg_current_xact_id(),
        type text not null,
        topics text[] not null,
        ticket_id uuid,
        payload jsonb not null,
        created_at timestamptz not null default app.now(),
        relayed_at timestamptz
      );
      create index outbox_event_age on outbox_event (created_at);
      create index outbox_event_unrelayed on outbox_event (seq) where relayed_at is null;
      create index outbox_event_feed on outbox_event (xact, seq);
      create index outbox_event_ticket on outbox_event (ticket_id, seq) where ticket_id is not null;
    `);
    this.addSql(`
      create table event_delivery (
        event_id uuid not null references outbox_event (id) on delete cascade,
        subscriber text not null,
        attempts integer not null default 0,
        queued_at timestamptz not null default app.now(),
        done_at timestamptz,
        quarantined_at timestamptz,
        last_error text,
        primary key (event_id, subscriber)
      );
      create index event_delivery_undone on event_delivery (queued_at) where done_at is null and quarantined_at is null;
    `);
    this.addSql(`
      create table command_log (
        command_id uuid primary key,
        account_id text not null,
        procedure text not null,
        input_hash text not null,
        result jsonb not null,
        created_at timestamptz not null default app.now()
      );
      create index command_log_age on command_log (created_at);
    `);
  }
}
