import { Migration } from '@mikro-orm/migrations';

/** Who has done a task, and what came of it. */
export class M0018StaffTasks extends Migration {
  override up(): void {
    this.addSql(`alter table staff_task add column done_by text, add column done_note text;`);
  }
}
