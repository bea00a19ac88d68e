import type { MessageChannel, MessageKind, MessageStatus } from '@sysops/domain/notifications';
import type { Instant, LanguageCode } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

/** A message owed to one person; `content` is what its text was made from, for the other channel. */
export type NewMessage = {
  readonly id: string;
  readonly key: string;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly audience: 'customer' | 'expert' | 'manager' | 'account';
  readonly personId: string | null;
  readonly language: LanguageCode;
  readonly ticketId: string | null;
  readonly recipient: string;
  /** The device of a push; null for everything else. */
  readonly pushSubscriptionId: string | null;
  readonly fallbackTo: string | null;
  readonly fallbackOf: string | null;
  readonly content: object;
  readonly subject: string | null;
  readonly body: string;
  readonly html: string | null;
  /** IANA zone that the person's night is reckoned in. */
  readonly timeZone: string;
  /** Not to be sent earlier; null for at once. */
  readonly notBefore: Instant | null;
};

export type StoredMessage = Omit<NewMessage, 'content' | 'notBefore'> & {
  readonly content: unknown;
  readonly status: MessageStatus;
  readonly errorCode: string | null;
  readonly attempts: number;
  readonly lookups: number;
  readonly providerId: string | null;
  readonly createdAt: Instant;
};

type Row = {
  id: string; key: string; kind: MessageKind; channel: MessageChannel; audience: NewMessage['audience']; person_id: string | null; language: LanguageCode; ticket_id: string | null; recipient: string;
  fallback_to: string | null; fallback_of: string | null; content: unknown; subject: string | null; body: string; html: string | null; status: MessageStatus; error_code: string | null;
  attempts: number; lookups: number; provider_id: string | null; created: string; time_zone: string; push_subscription_id: string | null;
};

const columns = `id, key, kind, channel, audience, person_id, language, ticket_id, recipient, fallback_to, fallback_of, content, subject, body, html, status, error_code, attempts, lookups, provider_id, time_zone, push_subscription_id,
  floor(extract(epoch from created_at) * 1000)::bigint::text as created`;

const toMessage = (row: Row): StoredMessage => ({
  id: row.id, key: row.key, kind: row.kind, channel: row.channel, audience: row.audience, personId: row.person_id, language: row.language, ticketId: row.ticket_id, recipient: row.recipient,
  fallbackTo: row.fallback_to, fallbackOf: row.fallback_of, content: row.content, subject: row.subject, body: row.body, html: row.html, status: row.status, errorCode: row.error_code,
  attempts: row.attempts, lookups: row.lookups, providerId: row.provider_id, createdAt: Number(row.created), timeZone: row.time_zone, pushSubscriptionId: row.push_subscription_id,
});

/** Seconds until the clock takes up a message whose fact the queue has not brought. */
const graceSeconds = 5;

/** Stores a message once for its key; false when it was there already. */
export async function addMessage(tx: Tx, m: NewMessage): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(
    `insert into message (id, key, kind, channel, audience, person_id, language, ticket_id, recipient, fallback_to, fallback_of, content, subject, body, html, time_zone, push_subscription_id, not_before, next_try_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, to_timestamp(?::double precision / 1000.0), greatest(app.now() + make_interval(secs => ?), to_timestamp(?::double precision / 1000.0))) on conflict do nothing returning 1`,
    [m.id, m.key, m.kind, m.channel, m.audience, m.personId, m.language, m.ticketId, m.recipient, m.fallbackTo, m.fallbackOf, JSON.stringify(m.content), m.subject, m.body, m.html, m.timeZone, m.pushSubscriptionId, m.notBefore, graceSeconds, m.notBefore],
  );
  return rows.length > 0;
}

/**
 * Takes a message for sending: one sender at a time, each with its own number of attempt. Null when it is not owed
 * now. The claim ends after `leaseSeconds`; then nobody knows whether it was sent.
 */
export async function claimForSending(em: Em, id: string, leaseSeconds: number): Promise<StoredMessage | null> {
  const [row] = await em.execute<Row[]>(
    `update message set status = 'sending', attempts = attempts + 1, lookups = 0, next_try_at = app.now() + make_interval(secs => ?)
     where id = ? and status = 'queued' and (attempts = 0 or next_try_at <= app.now()) and (not_before is null or not_before <= app.now()) returning ${columns}`,
    [leaseSeconds, id],
  );
  return row ? toMessage(row) : null;
}

/** Takes a message whose outcome is open (unknown, or its sender died) for one look at the provider. */
export async function claimForLookup(em: Em, id: string, leaseSeconds: number): Promise<StoredMessage | null> {
  const [row] = await em.execute<Row[]>(
    `update message set status = case when status = 'sent' then 'sent' else 'unknown' end, next_try_at = app.now() + make_interval(secs => ?)
     where id = ? and status in ('unknown','sending','sent') and next_try_at <= app.now() returning ${columns}`,
    [leaseSeconds, id],
  );
  return row ? toMessage(row) : null;
}

export async function lockMessage(tx: Tx, by: { readonly id: string } | { readonly providerId: string }): Promise<StoredMessage | null> {
  const [row] = 'id' in by
    ? await tx.em.execute<Row[]>(`select ${columns} from message where id = ? for update`, [by.id])
    : await tx.em.execute<Row[]>(`select ${columns} from message where provider_id = ? for update`, [by.providerId]);
  return row ? toMessage(row) : null;
}

/** The same message on the other channel. Two that fail at once wait here for each other, so that the second sees the first's failure. */
export async function otherOf(tx: Tx, by: { readonly id: string } | { readonly fallbackOf: string }): Promise<Pick<StoredMessage, 'channel' | 'status'> | null> {
  const first = 'id' in by ? by.id : by.fallbackOf;
  await tx.em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 1))`, [first]);
  const [row] = await tx.em.execute<Pick<Row, 'channel' | 'status'>[]>(`select channel, status from message where ${'id' in by ? 'id' : 'fallback_of'} = ?`, [first]);
  return row ?? null;
}

/** `retryInSeconds`: when somebody looks again; null for never. */
export type MessageChange = { readonly status: MessageStatus; readonly errorCode: string | null; readonly providerId?: string; readonly lookups?: number; readonly retryInSeconds: number | null };

/** Writes a message's new state. The caller holds its row and has asked the domain whether the move is allowed. */
export async function saveMessageStatus(tx: Tx, id: string, change: MessageChange): Promise<void> {
  await tx.em.execute(
    `update message set status = ?::text, error_code = ?, provider_id = coalesce(?, provider_id), lookups = coalesce(?::integer, lookups), next_try_at = app.now() + make_interval(secs => ?::double precision),
       sent_at = case when ?::text in ('sent','delivered') then coalesce(sent_at, app.now()) else sent_at end,
       delivered_at = case when ?::text = 'delivered' then coalesce(delivered_at, app.now()) else delivered_at end
     where id = ?`,
    [change.status, change.errorCode, change.providerId ?? null, change.lookups ?? null, change.retryInSeconds, change.status, change.status, id],
  );
}

/** What waits for a person's morning and nobody has begun to send, locked; without copies for his other channel. */
export async function heldMessages(tx: Tx, personId: string): Promise<StoredMessage[]> {
  const rows = await tx.em.execute<Row[]>(
    `select ${columns} from message m where person_id = ? and audience = 'customer' and status = 'queued' and attempts = 0 and not_before > app.now() and fallback_of is null
       and not exists (select 1 from message copy where copy.fallback_of = m.id) order by m.created_at for update of m`, [personId],
  );
  return rows.map(toMessage);
}

export type Rerouted = Pick<NewMessage, 'channel' | 'recipient' | 'fallbackTo' | 'language' | 'subject' | 'body' | 'html' | 'timeZone' | 'notBefore'>;

/** Gives a message that was never sent another way to its reader. The caller holds its row. */
export async function rerouteMessage(tx: Tx, id: string, to: Rerouted): Promise<void> {
  await tx.em.execute(
    `update message set channel = ?, recipient = ?, fallback_to = ?, language = ?, subject = ?, body = ?, html = ?, time_zone = ?, not_before = to_timestamp(?::double precision / 1000.0),
       next_try_at = greatest(app.now() + make_interval(secs => ?), to_timestamp(?::double precision / 1000.0)) where id = ? and status = 'queued' and attempts = 0`,
    [to.channel, to.recipient, to.fallbackTo, to.language, to.subject, to.body, to.html, to.timeZone, to.notBefore, graceSeconds, to.notBefore, id],
  );
}

/** Takes codes that hold no more out of the messages that brought them; what was not sent by now is too late. Returns how many. */
export async function blankCodes(em: Tx['em'], holdsSeconds: number, limit: number): Promise<number> {
  const rows = await em.execute<unknown[]>(
    `update message set body = '', html = null, content = content || '{"code":""}', next_try_at = null, status = case when status in ('queued','sending','unknown') then 'failed' else status end
     where id in (select id from message where kind = 'contact_code' and created_at < app.now() - make_interval(secs => ?) and body <> '' limit ?) returning 1`, [holdsSeconds, limit],
  );
  return rows.length;
}
