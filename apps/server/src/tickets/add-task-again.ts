import type { Tx } from '@sysops/db/connection';
import { addStaffTask, lastOfCause, type StaffTask } from '@sysops/db/tickets';

/** One open task for each cause: another one only when the last is done. Says whether it is new. */
export async function addTaskAgain(tx: Tx, task: Omit<StaffTask, 'dedupeKey' | 'cause'> & { readonly causeKey: string }): Promise<boolean> {
  const { causeKey, ...about } = task;
  const before = await lastOfCause(tx.em, causeKey);
  if (before && before.doneAt === null) return false;
  const round = (before?.round ?? 0) + 1;
  return addStaffTask(tx.em, { ...about, dedupeKey: round === 1 ? causeKey : `${causeKey}#${round}`, cause: { key: causeKey, round, step: 1, raiseAt: null } });
}
