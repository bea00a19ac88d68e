import { contactCodeRules, type ContactView, type MessageChannel } from '@sysops/domain/customers';
import type { Instant, LanguageCode } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

const { holdsMs, tries, waitMs, sendsInSpan, spanMs } = contactCodeRules;
const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`;
const at = `to_timestamp(?::double precision / 1000.0)`;

type Em = Tx['em'];
export type CodeFor = { readonly customerId: string; readonly channel: MessageChannel; readonly address: string };

/** When a code may be asked for again: null for now. Counted by customer and channel, and by address, so that nobody's phone is made to ring by many accounts. */
async function mayAskAt(tx: Tx, { customerId, channel, address }: CodeFor): Promise<Instant | null> {
  const [row] = await tx.em.execute<{ until: number | null }[]>(
    `select ${ms('max(until)')} as until from (
       select case when sends >= ? and sends_since + make_interval(secs => ?) > ${at} then sends_since + make_interval(secs => ?)
                   when address = ? and closed_at is null then asked_at + make_interval(secs => ?) end as until
       from contact_code where customer_id = ? and channel = ?
       union all
       select min(sends_since) + make_interval(secs => ?) from contact_code where address = ? and customer_id <> ? and sends_since > ${at} - make_interval(secs => ?) having sum(sends) >= ?) as waits`,
    [sendsInSpan, spanMs / 1000, tx.now, spanMs / 1000, address, waitMs / 1000, customerId, channel, spanMs / 1000, address, customerId, tx.now, spanMs / 1000, sendsInSpan],
  );
  return row?.until != null && row.until > tx.now ? row.until : null;
}

/**
 * Opens a new code for an address; the one before it holds no more. Gives when it may be asked for instead, when that
 * is later. The code itself is made when its message is written.
 */
export async function openCode(tx: Tx, { customerId, channel, address, requestId }: CodeFor & { readonly requestId: string }): Promise<Instant | null> {
  await tx.em.execute(`select 1 from customer where id = ? for update`, [customerId]);
  const until = await mayAskAt(tx, { customerId, channel, address });
  if (until !== null) return until;
  await tx.em.execute(
    `insert into contact_code as c (customer_id, channel, address, request_id, asked_at, expires_at, sends_since) values (?, ?, ?, ?, ${at}, ${at}, ${at})
     on conflict (customer_id, channel) do update set address = excluded.address, request_id = excluded.request_id, code_hash = null, tries = 0, asked_at = excluded.asked_at, expires_at = excluded.expires_at, closed_at = null,
       sends = case when c.sends_since + make_interval(secs => ?) <= excluded.asked_at then 1 else c.sends + 1 end,
       sends_since = case when c.sends_since + make_interval(secs => ?) <= excluded.asked_at then excluded.asked_at else c.sends_since end`,
    [customerId, channel, address, requestId, tx.now, tx.now + holdsMs, tx.now, spanMs / 1000, spanMs / 1000],
  );
  return null;
}

export type WantedCode = CodeFor & { readonly language: LanguageCode; readonly state: string; /** Somebody else signs in with this address. */ readonly taken: boolean };

/** The request that a message is to be written for, locked; null when there is a newer one, or its code is made already. */
export async function lockWantedCode(tx: Tx, requestId: string): Promise<WantedCode | null> {
  const [row] = await tx.em.execute<WantedCode[]>(
    `select c.customer_id as "customerId", c.channel, c.address, p.language, p.place #>> '{address,state}' as state,
       c.channel = 'email' and exists (select 1 from auth."user" u where u.email = c.address and u."customerId" is distinct from c.customer_id::text) as taken
     from contact_code c join customer p on p.id = c.customer_id where c.request_id = ? and c.code_hash is null and c.closed_at is null for update of c`, [requestId],
  );
  return row ?? null;
}

export async function keepCodeHash(tx: Tx, requestId: string, hash: string): Promise<void> {
  await tx.em.execute(`update contact_code set code_hash = ? where request_id = ?`, [hash, requestId]);
}

export type TriedCode = { readonly requestId: string; readonly address: string; readonly hash: string | null; readonly triesLeft: number };

/** Counts a try before it is judged, so that tries at the same time count too. Null when nothing is out that may still be tried. */
export async function claimCodeTry(tx: Tx, customerId: string, channel: MessageChannel): Promise<TriedCode | null> {
  const [row] = await tx.em.execute<TriedCode[]>(
    `update contact_code set tries = tries + 1 where customer_id = ? and channel = ? and closed_at is null and tries < ? and expires_at > ${at}
     returning request_id as "requestId", address, code_hash as hash, ?::int - tries as "triesLeft"`, [customerId, channel, tries, tx.now, tries],
  );
  return row ?? null;
}

/** Used, or no longer wanted. What was sent in the last hour still counts. */
export async function closeCode(tx: Tx, customerId: string, channel: MessageChannel): Promise<void> {
  await tx.em.execute(`update contact_code set closed_at = ${at}, code_hash = null where customer_id = ? and channel = ? and closed_at is null`, [tx.now, customerId, channel]);
}

/** The codes of a customer that are out, by channel. */
export async function openCodes(em: Em, customerId: string): Promise<readonly ({ readonly channel: MessageChannel; readonly address: string } & NonNullable<ContactView['code']>)[]> {
  return em.execute(
    `select channel, address, ${ms('expires_at')} as "expiresAt", ${ms(`case when sends >= ? then greatest(asked_at + make_interval(secs => ?), sends_since + make_interval(secs => ?)) else asked_at + make_interval(secs => ?) end`)} as "mayAskAgainAt", greatest(0, ?::int - tries) as "triesLeft"
     from contact_code where customer_id = ? and closed_at is null`, [sendsInSpan, waitMs / 1000, spanMs / 1000, waitMs / 1000, tries, customerId],
  );
}

/** Marks what a code, or a mailed link, has come back from; false when the customer has another address there by now. */
export async function markProved(tx: Tx, customerId: string, { channel, address }: { readonly channel: MessageChannel; readonly address: string }): Promise<boolean> {
  const [column, proved] = channel === 'email' ? ['email', 'email_proved_at'] : ['phone', 'phone_proved_at'];
  const rows = await tx.em.execute<unknown[]>(`update customer set ${proved} = coalesce(${proved}, ${at}) where id = ? and ${column} = ? returning 1`, [tx.now, customerId, address]);
  return rows.length > 0;
}

/** The new address of a customer, proved by its code. A used one is a unique violation (23505). */
export async function saveProvedEmail(tx: Tx, customerId: string, email: string): Promise<void> {
  await tx.em.execute(`update customer set email = ?, email_proved_at = ${at}, version = version + 1 where id = ?`, [email, tx.now, customerId]);
}

/** Forgets requests of yesterday. Returns how many. */
export async function pruneCodes(em: Em): Promise<number> {
  return (await em.execute<unknown[]>(`delete from contact_code where asked_at < app.now() - interval '1 day' returning 1`)).length;
}
