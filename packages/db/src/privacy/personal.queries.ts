import type { EntityManager } from '@mikro-orm/postgresql';
import type { Ticket } from '@sysops/domain/tickets';

/** What other slices keep about one customer. */
export type PersonalRecords = {
  readonly tickets: readonly Ticket[];
  readonly messages: readonly { readonly kind: string; readonly channel: string; readonly recipient: string; readonly subject: string | null; readonly body: string; readonly createdAt: string; readonly status: string }[];
  readonly surveys: readonly { readonly device: string; readonly completedAt: string; readonly stars: number | null; readonly answers: unknown; readonly comment: string | null }[];
};

export async function personalRecords(em: EntityManager, customerId: string): Promise<PersonalRecords> {
  const tickets = await em.execute<{ state: Ticket }[]>(`select state from ticket where customer_id = ? order by created_at`, [customerId]);
  const messages = await em.execute<PersonalRecords['messages'][number][]>(
    `select kind, channel, recipient, subject, body, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt", status from message where person_id = ? order by created_at`, [customerId]);
  const surveys = await em.execute<PersonalRecords['surveys'][number][]>(
    `select device_label as device, to_char(completed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "completedAt", stars, answers, comment from survey where customer_id = ? order by completed_at`, [customerId]);
  return { tickets: tickets.map(({ state }) => state), messages, surveys };
}
