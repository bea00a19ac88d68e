import type { SurveyStatus, TicketSurveyView } from '@sysops/domain/surveys';
import type { Tx } from '../connection/index.ts';

type ViewRow = { id: string; status: SurveyStatus; reason: string | null; expert_id: string; sent: string | null; stars: number | null; comment: string | null; answered: string | null };

const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint::text`;

const instant = (value: string | null): number | null => (value === null ? null : Number(value));

/** The surveys of a ticket's visits, oldest first. */
export async function surveysOfTicket(em: Tx['em'], ticketId: string): Promise<TicketSurveyView[]> {
  const rows = await em.execute<ViewRow[]>(
    `select id, status, reason, expert_id, ${ms('sent_at')} as sent, stars, comment, ${ms('answered_at')} as answered from survey where ticket_id = ? order by completed_at, id`, [ticketId],
  );
  return rows.map((row) => ({ id: row.id, status: row.status, reason: row.reason, expertId: row.expert_id, sentAt: instant(row.sent), stars: row.stars, comment: row.comment, answeredAt: instant(row.answered) }));
}
