import type { EntityManager } from '@mikro-orm/postgresql';
import type { Ticket } from '@sysops/domain/tickets';

/** What other slices keep about one customer. */
export type PersonalRecords = {
  readonly tickets: readonly Ticket[];
  readonly messages: readonly { readonly kind: string; readonly channel: string; readonly recipient: string; readonly subject: string | null; readonly body: string; readonly createdAt: string; readonly status: string }[];
  readonly wishes: readonly { readonly expert: string; readonly wish: string; readonly reason: string; readonly setAt: string }[];
  readonly agreedTimes: readonly { readonly from: string; readonly to: string; readonly targets: unknown; readonly reason: string }[];
  readonly accountActs: readonly { readonly at: string; readonly act: string; readonly about: string | null; readonly by: string }[];
  readonly surveys: readonly { readonly device: string; readonly completedAt: string; readonly stars: number | null; readonly answers: unknown; readonly comment: string | null }[];
};

const utc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

export async function personalRecords(em: EntityManager, customerId: string): Promise<PersonalRecords> {
  const tickets = await em.execute<{ state: Ticket }[]>(`select state from ticket where customer_id = ? order by created_at`, [customerId]);
  const messages = await em.execute<PersonalRecords['messages'][number][]>(
    `select kind, channel, recipient, subject, body, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt", status from message where person_id = ? order by created_at`, [customerId]);
  const surveys = await em.execute<PersonalRecords['surveys'][number][]>(
    `select device_label as device, to_char(completed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "completedAt", stars, answers, comment from survey where customer_id = ? order by completed_at`, [customerId]);
  const wishes = await em.execute<PersonalRecords['wishes'][number][]>(
    `select split_part(e.name, ' ', 1) as expert, w.wish, w.reason, ${utc('w.set_at')} as "setAt" from customer_expert_wish w join expert e on e.id = w.expert_id where w.customer_id = ? order by w.set_at`, [customerId]);
  const agreedTimes = await em.execute<PersonalRecords['agreedTimes'][number][]>(
    `select ${utc('lower(during)')} as "from", ${utc('upper(during)')} as "to", targets, reason from sla_override where customer_id = ? order by lower(during)`, [customerId]);
  const accountActs = await em.execute<PersonalRecords['accountActs'][number][]>(
    `select ${utc('account_act.at')} as "at", act, about, actor_role as by from account_act where customer_id = ? order by account_act.at`, [customerId]);
  return { tickets: tickets.map(({ state }) => state), messages, surveys, wishes, agreedTimes, accountActs };
}
