import { Migration } from '@mikro-orm/migrations';

/** Keys by which tills send their sales, and what a sale said, so that the same one again is known from another one. */
export class M0034TillKeys extends Migration {
  override up(): void {
    // key_hash: SHA-256 of a random text of 256 bits, which nobody can try out; the text itself is kept nowhere.
    this.addSql(`
      create table till_key (
        id uuid primary key,
        name text not null check (name <> ''),
        key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
        made_by text not null,
        made_by_name text not null,
        made_at timestamptz not null default app.now(),
        last_used_at timestamptz,
        revoked_by text,
        revoked_by_name text,
        revoked_at timestamptz,
        constraint revoked_says_by_whom check (num_nulls(revoked_at, revoked_by, revoked_by_name) in (0, 3))
      );
      create unique index one_live_key_of_a_name on till_key (lower(name)) where revoked_at is null;
    `);
    // sale_hash: SHA-256 of what was sold; null for sales from before, and when an erasure has taken what it was made from.
    this.addSql(`
      alter table contract add column sale_hash text,
        add constraint only_a_receipt_has_a_sale_hash check (sale_hash is null or receipt_number is not null);
      create index contract_history_sold on contract_history (at desc) where type = 'ContractSold';
    `);
  }
}
