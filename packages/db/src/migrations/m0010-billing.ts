import { Migration } from '@mikro-orm/migrations';

/** Contracts with their whole life, what is owed for each period, tries to charge, invoices, money back, Stripe's events and differences. */
export class M0010Billing extends Migration {
  override up(): void {
    this.addPlansAndContracts();
    this.addPeriods();
    this.addInvoicesAndMoneyBack();
    this.addInbox();
  }

  private addPlansAndContracts(): void {
    this.addSql(`
      alter table plan_version add column visits integer check (visits > 0), add column regions text[], add column on_sale boolean not null default true,
        add column created_at timestamptz not null default app.now();
      alter table contract alter column receipt_number drop not null, alter column receipt_zip drop not null,
        drop constraint contract_status_check, drop constraint a_claimed_contract_has_its_customer,
        add column time_zone text not null default 'America/New_York',
        add column anchor_on date,
        add column paid_through integer not null default 1 check (paid_through >= 0),
        add column paid_ahead jsonb not null default '[]',
        add column failed jsonb not null default '[]',
        add column cancel_at_period_end boolean not null default false,
        add column pay_by timestamptz,
        add column failed_at timestamptz,
        add column suspend_at timestamptz,
        add column end_at timestamptz,
        add column suspended_at timestamptz,
        add column ended_at timestamptz,
        add column end_reason text check (end_reason in ('cancelled','unpaid','never_paid')),
        add column version integer not null default 1;
      update contract set failed_at = ends_at, suspend_at = ends_at + interval '15 days', end_at = ends_at + interval '30 days' where status in ('grace','suspended');
      update contract set suspended_at = suspend_at where status = 'suspended';
      update contract set ended_at = ends_at, end_reason = 'unpaid' where status = 'ended';
      alter table contract add constraint contract_status_check check (status in ('unclaimed','pending','active','grace','suspended','ended')),
        add constraint a_claimed_contract_has_its_customer check ((status = 'unclaimed') = (customer_id is null)),
        add constraint a_pending_contract_is_not_paid check ((status = 'pending') <= (paid_through = 0 and pay_by is not null)),
        add constraint cover_is_paid check ((status in ('active','grace','suspended')) <= (paid_through > 0)),
        add constraint past_due_has_its_dates check ((status in ('grace','suspended')) = (failed_at is not null and suspend_at is not null and end_at is not null)),
        add constraint ended_says_why check ((status = 'ended') = (ended_at is not null and end_reason is not null));
      create index contract_renewal on contract (ends_at) where status = 'active';
      create index contract_past_due on contract (status, suspend_at, end_at) where status in ('grace','suspended');
      create index contract_pending on contract (pay_by) where status = 'pending';
      alter table device add column removed_at timestamptz;
      create table contract_history (
        contract_id uuid not null references contract (id),
        version integer not null,
        type text not null,
        event jsonb not null,
        at timestamptz not null,
        primary key (contract_id, version)
      );
    `);
    // Whom we bill: what invoices need of a customer, kept apart from the profile, and who he is at Stripe.
    this.addSql(`
      create table billing_profile (
        customer_id uuid primary key,
        name text not null,
        email text not null,
        language text not null check (language in ('en','es')),
        address jsonb not null,
        state text not null,
        time_zone text not null,
        stripe_customer_id text unique,
        card jsonb,
        card_read_at timestamptz
      );
    `);
  }

  private addPeriods(): void {
    this.addSql(`
      create table billing_period (
        contract_id uuid not null references contract (id),
        period integer not null check (period >= 1),
        state text not null check (state in ('planned','owed','paid','waived','void')),
        plan_version_id uuid not null references plan_version (id),
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        due_at timestamptz not null,
        net_cents integer not null check (net_cents >= 0),
        tax_rate integer not null check (tax_rate >= 0),
        tax_cents integer not null check (tax_cents >= 0),
        credit_cents integer not null default 0,
        intent_id text unique,
        intent_no integer not null default 1,
        tries integer not null default 0,
        next_try_at timestamptz,
        held_until timestamptz,
        failure_code text,
        failed_at timestamptz,
        message_day integer,
        paid_at timestamptz,
        refunded_cents integer not null default 0,
        created_at timestamptz not null default app.now(),
        primary key (contract_id, period),
        constraint a_period_has_length check (ends_at > starts_at),
        constraint credit_is_within_the_total check (credit_cents between 0 and net_cents + tax_cents),
        constraint refund_is_within_the_payment check (refunded_cents between 0 and net_cents + tax_cents - credit_cents),
        constraint paid_says_when check ((state = 'paid') = (paid_at is not null)),
        constraint only_what_is_open_is_tried check ((next_try_at is not null) <= (state in ('planned','owed')))
      );
      create index billing_period_due on billing_period (next_try_at) where next_try_at is not null;
      create index billing_period_owed on billing_period (failed_at) where state = 'owed';
    `);
    // key: what Stripe is asked with; the same key again is the same try. method_id is kept so that it is the same request.
    this.addSql(`
      create table charge_attempt (
        contract_id uuid not null,
        period integer not null,
        n integer not null check (n >= 1),
        kind text not null check (kind in ('off_session','checkout')),
        key text not null unique,
        state text not null check (state in ('started','succeeded','failed','duplicate','void')),
        method_id text,
        intent_id text,
        code text,
        amount_cents integer not null,
        looks integer not null default 0,
        started_at timestamptz not null default app.now(),
        settled_at timestamptz,
        primary key (contract_id, period, n),
        foreign key (contract_id, period) references billing_period (contract_id, period),
        constraint settled_says_when check ((state = 'started') = (settled_at is null))
      );
      create unique index one_success_per_period on charge_attempt (contract_id, period) where state = 'succeeded';
      create unique index one_try_at_a_time on charge_attempt (contract_id, period) where state = 'started';
      create unique index a_payment_counts_once on charge_attempt (intent_id) where state in ('succeeded','duplicate');
      create index charge_attempt_settled on charge_attempt (settled_at) where state in ('succeeded','duplicate');
    `);
    // A hosted page that somebody may be looking at. key is stored before Stripe is asked.
    this.addSql(`
      create table checkout_link (
        id uuid primary key,
        key text not null unique,
        mode text not null check (mode in ('payment','setup')),
        customer_id uuid not null,
        contract_id uuid,
        period integer,
        amount_cents integer,
        return_to text not null,
        session_id text unique,
        url text,
        state text not null default 'opening' check (state in ('opening','open','complete','expired')),
        created_at timestamptz not null default app.now(),
        ends_at timestamptz not null,
        next_look_at timestamptz,
        constraint a_payment_names_its_period check ((mode = 'payment') = (contract_id is not null and period is not null and amount_cents is not null))
      );
      create index checkout_link_live on checkout_link (next_look_at) where state in ('opening','open');
      create unique index one_open_link_per_period on checkout_link (contract_id, period) where mode = 'payment' and state in ('opening','open');
    `);
  }

  private addInvoicesAndMoneyBack(): void {
    this.addSql(`
      create sequence invoice_number start 100001;
      create table invoice (
        id uuid primary key,
        number text not null unique,
        contract_id uuid not null,
        period integer not null,
        customer_id uuid not null,
        issued_at timestamptz not null,
        bill_to jsonb not null,
        lines jsonb not null,
        net_cents integer not null,
        tax_rate integer not null,
        tax_cents integer not null,
        credit_cents integer not null,
        total_cents integer not null,
        unique (contract_id, period),
        foreign key (contract_id, period) references billing_period (contract_id, period),
        constraint the_sum_is_right check (total_cents = net_cents + tax_cents - credit_cents)
      );
      create index invoice_customer on invoice (customer_id, issued_at desc);
      create table money_back (
        id uuid primary key,
        kind text not null check (kind in ('refund','credit')),
        customer_id uuid not null,
        contract_id uuid,
        period integer,
        attempt_n integer,
        amount_cents integer not null check (amount_cents > 0),
        reason text not null check (reason in ('not_satisfied','charged_in_error','duplicate','service_failure','goodwill','other')),
        note text not null,
        state text not null check (state in ('asked','approved','done','refused','failed')),
        asked_by text not null,
        asked_by_name text not null,
        asked_at timestamptz not null default app.now(),
        decided_by text,
        decided_by_name text,
        decided_at timestamptz,
        stripe_refund_id text unique,
        next_try_at timestamptz,
        constraint a_refund_names_its_payment check ((kind = 'refund') = (contract_id is not null and period is not null and attempt_n is not null)),
        constraint a_credit_needs_no_way_to_stripe check (kind = 'refund' or next_try_at is null)
      );
      create index money_back_customer on money_back (customer_id);
      create index money_back_due on money_back (next_try_at) where state = 'approved';
      create index money_back_asked on money_back (asked_at) where state = 'asked';
      create unique index one_refund_of_a_duplicate on money_back (contract_id, period, attempt_n) where reason = 'duplicate';
    `);
  }

  private addInbox(): void {
    this.addSql(`
      create table stripe_event (
        id text primary key,
        type text not null,
        object_id text not null,
        stripe_customer_id text,
        payload jsonb,
        happened_at timestamptz not null,
        received_at timestamptz not null default app.now(),
        done_at timestamptz,
        attempts integer not null default 0,
        next_try_at timestamptz,
        error text
      );
      create index stripe_event_due on stripe_event (next_try_at) where done_at is null;
      create index stripe_event_age on stripe_event (received_at);
      create table billing_difference (
        id uuid primary key,
        key text not null unique,
        kind text not null,
        contract_id uuid,
        period integer,
        customer_id uuid,
        facts jsonb not null,
        state text not null default 'open' check (state in ('open','repaired','dismissed')),
        found_at timestamptz not null default app.now(),
        settled_at timestamptz,
        settled_by text,
        note text
      );
      create index billing_difference_open on billing_difference (found_at) where state = 'open';
      create table billing_notice (key text primary key, contract_id uuid not null, at timestamptz not null default app.now());
      create table billing_policy (version integer primary key, policy jsonb not null, set_by text not null, at timestamptz not null default app.now());
      create table billing_watermark (name text primary key, at timestamptz not null);
    `);
  }
}
