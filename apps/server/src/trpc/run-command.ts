import { createHash } from 'node:crypto';
import { inTransaction, type Tx } from '@sysops/db/connection';
import { DomainError } from '@sysops/domain/shared';
import type { Ctx } from './context.ts';

export type CommandKey = { readonly id: string; readonly procedure: string; readonly input: object };

const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('hex');

type Logged<T> = { input_hash: string; account_id: string; result: T };

/**
 * Runs a mutation once for its command id, in one transaction with the log of it. The same id again gives the same
 * answer; the same id with another input, or from another account, is a `conflict`.
 */
export async function runCommand<T extends object>(ctx: Ctx, key: CommandKey, work: (tx: Tx) => Promise<T>): Promise<T> {
  const account = ctx.actor?.accountId ?? 'public';
  const inputHash = hashOf(key.input);
  return inTransaction(ctx.em, async (tx) => {
    // Two copies of one request meet here: the second waits for the first, then finds its answer.
    await tx.em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [key.id]);
    const [seen] = await tx.em.execute<Logged<T>[]>(`select input_hash, account_id, result from command_log where command_id = ?`, [key.id]);
    if (seen) {
      if (seen.input_hash !== inputHash || seen.account_id !== account) throw new DomainError('conflict', 'This request id was used for something else', { commandId: key.id });
      return seen.result;
    }
    const result = await work(tx);
    await tx.em.flush();
    await tx.em.execute(`insert into command_log (command_id, account_id, procedure, input_hash, result) values (?, ?, ?, ?, ?::jsonb)`, [key.id, account, key.procedure, inputHash, JSON.stringify(result)]);
    return result;
  });
}
