import type { MessageChannel, MessageKind, MessageStatus, MessageView } from '@sysops/domain/notifications';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint::text`;

type ViewRow = {
  id: string; kind: MessageKind; channel: MessageChannel; audience: MessageView['audience']; recipient: string; subject: string | null; body: string; status: MessageStatus;
  error_code: string | null; attempts: number; created: string; sent: string | null; delivered: string | null; fallback_of: string | null;
};

const instant = (value: string | null): number | null => (value === null ? null : Number(value));

const viewColumns = `id, kind, channel, audience, recipient, subject, body, status, error_code, attempts, ${ms('created_at')} as created, ${ms('sent_at')} as sent, ${ms('delivered_at')} as delivered, fallback_of`;

const toView = (row: ViewRow): MessageView => ({
  id: row.id, kind: row.kind, channel: row.channel, audience: row.audience, recipient: row.recipient, subject: row.subject, body: row.body, status: row.status,
  errorCode: row.error_code, attempts: row.attempts, createdAt: Number(row.created), sentAt: instant(row.sent), deliveredAt: instant(row.delivered), fallbackOf: row.fallback_of,
});

/** Every message about a ticket, oldest first. */
export async function messagesOfTicket(em: Em, ticketId: string): Promise<MessageView[]> {
  return (await em.execute<ViewRow[]>(`select ${viewColumns} from message where ticket_id = ? order by created_at, id`, [ticketId])).map(toView);
}

/** Messages to a person that are about no ticket, newest first; `personIds` are those he is known by. */
export async function messagesOfPerson(em: Em, personIds: readonly string[], limit: number): Promise<MessageView[]> {
  return (await em.execute<ViewRow[]>(`select ${viewColumns} from message where person_id = any(string_to_array(?, ',')) and ticket_id is null order by message.created_at desc, id desc limit ?`, [personIds.join(','), limit])).map(toView);
}

/** Messages whose next look is due, of the given statuses. Whoever acts on one claims it first. */
export async function dueMessages(em: Em, statuses: readonly MessageStatus[], limit: number): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from message where next_try_at <= app.now() and status = any(string_to_array(?, ',')) order by next_try_at limit ?`,
    [statuses.join(','), limit],
  );
  return rows.map((row) => row.id);
}

/** Which of these provider ids already belong to a message. */
export async function knownProviderIds(em: Em, ids: readonly string[]): Promise<Set<string>> {
  const rows = await em.execute<{ provider_id: string }[]>(`select provider_id from message where provider_id = any(string_to_array(?, ','))`, [ids.join(',')]);
  return new Set(rows.map((row) => row.provider_id));
}

/** The expert named in the newest message of these kinds to a customer about a ticket, or null. */
export async function lastAnnouncedExpert(em: Em, ticketId: string): Promise<string | null> {
  const [row] = await em.execute<{ expert: string | null }[]>(
    `select content ->> 'expertId' as expert from message where ticket_id = ? and kind in ('expert_assigned','expert_changed') order by created_at desc, id desc limit 1`,
    [ticketId],
  );
  return row?.expert ?? null;
}
