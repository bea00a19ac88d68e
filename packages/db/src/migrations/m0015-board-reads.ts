import { Migration } from '@mikro-orm/migrations';

/** What the console reads all day: tickets by due time and by latest change, and the board's stretch of time. */
export class M0015BoardReads extends Migration {
  override up(): void {
    this.addSql(`create index ticket_due on ticket (next_due_at, id) where next_due_at is not null;`);
    this.addSql(`create index ticket_changed on ticket (updated_at desc, id desc);`);
    this.addSql(`create index assignment_reserved on assignment using gist (reserved);`);
  }
}
