import { Migration } from '@mikro-orm/migrations';

/** Customers; plans in versions, contracts with their devices, and the till sales that customers claim. */
export class M0003Customers extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists pg_trgm;`);
    this.addSql(`
      create table customer (
        id uuid primary key,
        name text not null,
        email text not null unique check (email = lower(email)),
        phone text not null check (phone ~ '^[+][1-9][0-9]{7,14}$'),
        channel text not null check (channel in ('email','sms')),
        language text not null check (language in ('en','es')),
        place jsonb not null,
        sms_opted_out boolean not null default false,
        version integer not null default 1,
        created_at timestamptz not null default app.now()
      );
      create index customer_phone_tail on customer (reverse(phone) text_pattern_ops);
      create index customer_search on customer using gin ((lower(name) || ' ' || email) gin_trgm_ops);
    `);
    this.addSql(`
      create table plan_version (
        id uuid primary key,
        plan_code text not null,
        version integer not null,
        name text not null,
        price_cents integer not null check (price_cents >= 0),
        currency text not null default 'usd' check (currency = 'usd'),
        term text not null check (term in ('year','month')),
        tier text not null check (tier in ('standard','plus')),
        categories text[] not null check (cardinality(categories) > 0),
        current boolean not null,
        unique (plan_code, version)
      );
      create unique index one_current_version_per_plan on plan_version (plan_code) where current;
    `);
    this.addSql(`
      create table contract (
        id uuid primary key,
        customer_id uuid,
        plan_version_id uuid not null references plan_version (id),
        status text not null check (status in ('unclaimed','active','grace','suspended','ended')),
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        receipt_number text not null unique,
        receipt_zip text not null,
        created_at timestamptz not null default app.now(),
        constraint a_claimed_contract_has_its_customer check ((status = 'unclaimed') = (customer_id is null)),
        constraint a_term_has_length check (ends_at > starts_at)
      );
      create index contract_customer on contract (customer_id);
    `);
    this.addSql(`
      create table device (
        id uuid primary key,
        contract_id uuid not null references contract (id) on delete cascade,
        category text not null check (category in ('computer','tv','stereo')),
        brand text not null,
        model text not null,
        serial text,
        purchased_at timestamptz
      );
      create index device_contract on device (contract_id);
    `);
    // Plans as sold today; a change of price is a new version.
    this.addSql(`
      insert into plan_version (id, plan_code, version, name, price_cents, term, tier, categories, current) values
        ('0192f000-0000-7000-8000-000000000001', 'home-tv', 1, 'TV Care', 7900, 'year', 'standard', array['tv'], true),
        ('0192f000-0000-7000-8000-000000000002', 'home-computer', 1, 'Computer Care', 11900, 'year', 'standard', array['computer'], true),
        ('0192f000-0000-7000-8000-000000000003', 'home-audio', 1, 'Audio Care', 5900, 'year', 'standard', array['stereo'], true),
        ('0192f000-0000-7000-8000-000000000004', 'home-all', 1, 'Whole Home', 19900, 'year', 'plus', array['computer','tv','stereo'], true);
    `);
  }
}
