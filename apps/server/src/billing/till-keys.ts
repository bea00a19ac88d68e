import { createHash, randomBytes } from 'node:crypto';
import { findTillKey, putTillKey, revokeTillKey as revoke, type TillKey } from '@sysops/db/billing';
import { inTransaction, sqlState } from '@sysops/db/connection';
import type { MakeTillKey, NewTillKey, RevokeTillKey } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import type { ActorCtx, RequestEm } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';

const uniqueViolation = '23505';

/** The beginning says what it is to whoever finds it in a log or a repository. */
const newKey = (): string => `till_${randomBytes(32).toString('base64url')}`;

/** 256 random bits cannot be tried out, so the hash needs neither salt nor slowness, and looking it up tells nobody how near he was. */
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** The live key that a request carries as `Authorization: Bearer …`. */
export async function tillKeyOf(em: RequestEm, authorization: string | undefined): Promise<TillKey | null> {
  const key = /^Bearer +(till_[A-Za-z0-9_-]{43})$/i.exec(authorization ?? '')?.[1];
  return key === undefined ? null : findTillKey(em, hashOf(key));
}

/** A key for one till. Its text is in this answer and nowhere else, so asking again with the same id gives another text, until somebody has used it. Throws `conflict`. */
export async function makeTillKey(ctx: ActorCtx, { tillKeyId, name }: MakeTillKey): Promise<NewTillKey> {
  const key = newKey();
  try {
    const isMine = await inTransaction(ctx.em, (tx) => putTillKey(tx, { id: tillKeyId, name, hash: hashOf(key), by: ctx.actor }));
    if (!isMine) throw new DomainError('conflict', 'This key is in use already. Make another one.', { tillKeyId });
    return { tillKeyId, name, key };
  } catch (error) {
    if (sqlState(error) !== uniqueViolation) throw error;
    throw new DomainError('conflict', 'There is a key with this name already. Revoke it first, or take another name.', { field: 'name' });
  }
}

/** From now on the till is refused; what it has sent stays. Throws `not_found`. */
export async function revokeTillKey(ctx: ActorCtx, input: RevokeTillKey): Promise<{ readonly tillKeyId: string }> {
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.revokeTillKey', input }, async (tx) => {
    if (!(await revoke(tx, input.tillKeyId, ctx.actor))) throw new DomainError('not_found', 'There is no such key', { tillKeyId: input.tillKeyId });
    return { tillKeyId: input.tillKeyId };
  });
}
