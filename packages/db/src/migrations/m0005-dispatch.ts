import { Migration } from '@mikro-orm/migrations';

/** Assignments with their reservations, decision records, and the retry clock of waiting tickets. */
export class M0005Dispatch extends Migration {
  override up(): void {
    this.addSql(`
      create table dispatch_decision (
        id uuid primary key,
        ticket_id uuid not null,
        at timestamptz not null,
        by text not null check (by in ('system','manager')),
        reason text,
        request jsonb not null,
        policy jsonb not null,
        inputs jsonb not null,
        decision jsonb not null,
        chosen uuid[] not null,
        waiting_reason text,
        candidates integer not null
      );
      create index dispatch_decision_ticket on dispatch_decision (ticket_id, at);
    `);
    // I2: live assignments of one expert never overlap; deferred, so that a plan may change as a whole in one transaction.
    // I3: one visit at a time. I4: one accepted visit for each ticket, one open offer for each ticket and slot.
    this.addSql(`
      create table assignment (
        id uuid primary key,
        ticket_id uuid not null,
        expert_id uuid not null,
        status text not null check (status in ('offered','accepted','travelling','arrived','done','declined','expired','withdrawn','released','no_show','customer_absent','cannot_complete')),
        slot integer not null check (slot between 1 and 3),
        reserved tstzrange not null check (not isempty(reserved)),
        arrive_at timestamptz not null,
        travel_minutes integer not null,
        lat double precision not null,
        lng double precision not null,
        offered_at timestamptz not null,
        expires_at timestamptz not null,
        answered_at timestamptz,
        ended_at timestamptz,
        end_reason text,
        end_note text,
        decision_id uuid references dispatch_decision (id),
        constraint no_double_booking exclude using gist (expert_id with =, reserved with &&)
          where (status in ('offered','accepted','travelling','arrived')) deferrable initially deferred
      );
      create unique index one_visit_at_a_time on assignment (expert_id) where status in ('travelling','arrived');
      create unique index one_accepted_per_ticket on assignment (ticket_id) where status in ('accepted','travelling','arrived');
      create unique index one_open_offer_per_slot on assignment (ticket_id, slot) where status = 'offered';
      create index assignment_ticket on assignment (ticket_id, offered_at);
      create index assignment_expert_live on assignment (expert_id) where status in ('offered','accepted','travelling','arrived');
      create index assignment_expert_recent on assignment (expert_id, offered_at desc);
      create index assignment_expiry on assignment (expires_at) where status = 'offered';
    `);
    this.addSql(`
      create table dispatch_wait (
        ticket_id uuid primary key,
        tries integer not null default 0,
        next_try_at timestamptz not null,
        reason text not null
      );
      create index dispatch_wait_due on dispatch_wait (next_try_at);
    `);
  }
}
