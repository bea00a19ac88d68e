import type { EntityManager } from '@mikro-orm/postgresql';
import type { TillKeyView } from '@sysops/domain/billing';
import type { Tx } from '../connection/index.ts';
import { ms } from './columns.ts';

/** Who did it: account and name. */
export type Somebody = { readonly accountId: string; readonly name: string };

export type TillKey = { readonly id: string; readonly name: string };

/**
 * A new key; or, while nobody has used it, another text for the one that its maker asked for with this id, because the
 * answer with the text may have got lost. False when the id is taken otherwise. A name that a live key has is a unique
 * violation (23505).
 */
export async function putTillKey(tx: Tx, key: TillKey & { readonly hash: string; readonly by: Somebody }): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(
    `insert into till_key (id, name, key_hash, made_by, made_by_name) values (?, ?, ?, ?, ?)
     on conflict (id) do update set name = excluded.name, key_hash = excluded.key_hash where till_key.made_by = excluded.made_by and till_key.last_used_at is null and till_key.revoked_at is null returning 1`,
    [key.id, key.name, key.hash, key.by.accountId, key.by.name],
  );
  return rows.length > 0;
}

/** The live key with this hash. */
export async function findTillKey(em: EntityManager, hash: string): Promise<TillKey | null> {
  const [row] = await em.execute<TillKey[]>(`select id, name from till_key where key_hash = ? and revoked_at is null`, [hash]);
  return row ?? null;
}

/** Written once a minute at most: a till in use must not write the same row with every sale. */
export async function noteTillKeyUsed(em: EntityManager, id: string): Promise<void> {
  await em.execute(`update till_key set last_used_at = app.now() where id = ? and (last_used_at is null or last_used_at <= app.now() - interval '1 minute')`, [id]);
}

/** Whoever revoked it first stays. False when there is no such key. */
export async function revokeTillKey(tx: Tx, id: string, by: Somebody): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(
    `update till_key set revoked_at = coalesce(revoked_at, app.now()), revoked_by = coalesce(revoked_by, ?), revoked_by_name = coalesce(revoked_by_name, ?) where id = ? returning 1`, [by.accountId, by.name, id],
  );
  return rows.length > 0;
}

/** Every key there ever was: live ones by name, then the revoked ones, the latest first. */
export async function tillKeys(em: EntityManager): Promise<TillKeyView[]> {
  return em.execute<TillKeyView[]>(
    `select id, name, made_by_name as "madeBy", ${ms('made_at')} as "madeAt", ${ms('last_used_at')} as "lastUsedAt", revoked_by_name as "revokedBy", ${ms('revoked_at')} as "revokedAt"
     from till_key order by till_key.revoked_at desc nulls first, lower(name), id`,
  );
}
