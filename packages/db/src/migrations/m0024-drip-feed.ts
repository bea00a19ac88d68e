import { Migration } from '@mikro-orm/migrations';

/** How many jobs ahead an expert sees; null: the whole list, as before. */
export class M0024DripFeed extends Migration {
  override up(): void {
    this.addSql(`alter table expert add column jobs_shown integer check (jobs_shown between 1 and 20);`);
  }
}
