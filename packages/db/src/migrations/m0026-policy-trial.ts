import { Migration } from '@mikro-orm/migrations';

/** A policy that is tried may decide a share of the tickets; 0 is asked only. */
export class M0026PolicyTrial extends Migration {
  override up(): void {
    this.addSql(`alter table dispatch_shadow_policy add column percent integer not null default 0 check (percent between 0 and 100);`);
  }
}
