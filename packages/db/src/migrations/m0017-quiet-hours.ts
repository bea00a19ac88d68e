import { Migration } from '@mikro-orm/migrations';

/** Messages that can wait are held back at night, in the zone of the person. */
export class M0017QuietHours extends Migration {
  override up(): void {
    this.addSql(`alter table message add column time_zone text not null default 'America/New_York', add column not_before timestamptz;`);
  }
}
