import type { Survey, SurveyDecision, SurveyQuestion, SurveyStatus } from '@sysops/domain/surveys';
import type { Instant, LanguageCode } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

/** A survey with what its page and its mail say. */
export type StoredSurvey = Survey & {
  readonly customerId: string;
  readonly expertName: string;
  readonly ticketNumber: number;
  readonly deviceLabel: string;
  readonly language: LanguageCode;
  readonly completedAt: Instant;
  readonly stars: number | null;
  readonly answers: Readonly<Record<string, number | boolean | string>>;
  readonly comment: string | null;
  readonly changedAt: Instant | null;
};

type Row = {
  id: string; ticket_id: string; visit_id: string; expert_id: string; status: SurveyStatus; questions: SurveyQuestion[]; customer_id: string; expert_name: string; number: string; device_label: string;
  language: LanguageCode; completed: string; expires: string | null; answered: string | null; changed: string | null; not_fixed: boolean; low_score_told: boolean; stars: number | null;
  answers: StoredSurvey['answers']; comment: string | null;
};

const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint::text`;

const columns = `id, ticket_id, visit_id, expert_id, status, questions, customer_id, expert_name, ticket_number::text as number, device_label, language, ${ms('completed_at')} as completed,
  ${ms('expires_at')} as expires, ${ms('answered_at')} as answered, ${ms('changed_at')} as changed, not_fixed, low_score_told, stars, answers, comment`;

const instant = (value: string | null): Instant | null => (value === null ? null : Number(value));

const toSurvey = (row: Row): StoredSurvey => ({
  id: row.id, ticketId: row.ticket_id, visitId: row.visit_id, expertId: row.expert_id, status: row.status, questions: row.questions, customerId: row.customer_id, expertName: row.expert_name,
  ticketNumber: Number(row.number), deviceLabel: row.device_label, language: row.language, completedAt: Number(row.completed), expiresAt: instant(row.expires), answeredAt: instant(row.answered),
  changedAt: instant(row.changed), notFixed: row.not_fixed, lowScoreTold: row.low_score_told, stars: row.stars, answers: row.answers, comment: row.comment,
});

export type NewSurvey = Pick<StoredSurvey, 'id' | 'ticketId' | 'visitId' | 'expertId' | 'expertName' | 'customerId' | 'ticketNumber' | 'deviceLabel' | 'language' | 'completedAt'> & {
  readonly category: string; readonly problemCode: string; readonly sendAt: Instant;
};

/** Stores the survey of a visit once, with a copy of the questions that fit its kind of service best. */
export async function addSurvey(tx: Tx, s: NewSurvey): Promise<void> {
  await tx.em.execute(
    `insert into survey (id, ticket_id, visit_id, expert_id, expert_name, customer_id, ticket_number, device_label, language, completed_at, send_at, status, template_id, questions)
     select ?, ?, ?, ?, ?, ?, ?, ?, ?, to_timestamp(? / 1000.0), to_timestamp(? / 1000.0), 'due', t.id, t.questions
     from survey_template t where t.active and (t.problem_code is null or t.problem_code = ?) and (t.category is null or t.category = ?)
     order by t.problem_code nulls last, t.category nulls last limit 1 on conflict do nothing`,
    [s.id, s.ticketId, s.visitId, s.expertId, s.expertName, s.customerId, s.ticketNumber, s.deviceLabel, s.language, s.completedAt, s.sendAt, s.problemCode, s.category],
  );
}

/** Takes surveys whose time has come; other clocks skip them. Needs a transaction. */
export async function claimDue(tx: Tx, limit: number): Promise<StoredSurvey[]> {
  const rows = await tx.em.execute<Row[]>(`select ${columns} from survey where status = 'due' and send_at <= app.now() order by send_at limit ? for update skip locked`, [limit]);
  return rows.map(toSurvey);
}

/** As sent now: the link works until the end of `expiresMs`, the one reminder is due after `remindMs`. */
export async function markSent(tx: Tx, id: string, times: { readonly expiresMs: number; readonly remindMs: number }): Promise<void> {
  await tx.em.execute(
    `update survey set status = 'sent', sent_at = app.now(), expires_at = app.now() + make_interval(secs => ?::double precision), remind_at = app.now() + make_interval(secs => ?::double precision) where id = ?`,
    [times.expiresMs / 1000, times.remindMs / 1000, id],
  );
}

/** Takes unanswered surveys whose reminder is due and notes that it went out. */
export async function claimReminders(tx: Tx, limit: number): Promise<StoredSurvey[]> {
  const rows = await tx.em.execute<Row[]>(
    `update survey set remind_at = null, reminded_at = app.now() where id in (
       select id from survey where status = 'sent' and remind_at <= app.now() order by remind_at limit ? for update skip locked) returning ${columns}`,
    [limit],
  );
  return rows.map(toSurvey);
}

export async function expireSurveys(tx: Pick<Tx, 'em'>, limit: number): Promise<number> {
  const rows = await tx.em.execute<unknown[]>(
    `update survey set status = 'expired', remind_at = null where id in (
       select id from survey where status = 'sent' and expires_at <= app.now() order by expires_at limit ? for update skip locked) returning 1`,
    [limit],
  );
  return rows.length;
}

export async function markNotSent(tx: Pick<Tx, 'em'>, id: string, reason: string): Promise<void> {
  await tx.em.execute(`update survey set status = 'not_sent', reason = ?, remind_at = null where id = ?`, [reason, id]);
}

/** The repair goes on: what was not sent stays unsent, an open link closes. An answer stays. `except` is left alone. */
export async function voidSurveys(tx: Pick<Tx, 'em'>, ticketId: string, why: { readonly reason: string; readonly except?: string; readonly before?: Instant }): Promise<void> {
  await tx.em.execute(
    `update survey set status = case when status = 'due' then 'not_sent' else 'void' end, reason = ?, remind_at = null
     where ticket_id = ? and status in ('due','sent') and id <> coalesce(?::uuid, '00000000-0000-0000-0000-000000000000') and completed_at <= coalesce(to_timestamp(?::double precision / 1000.0), 'infinity')`,
    [why.reason, ticketId, why.except ?? null, why.before ?? null],
  );
}

/** The mail reached nobody on any channel. */
export async function markUndelivered(tx: Pick<Tx, 'em'>, ticketId: string): Promise<void> {
  await tx.em.execute(`update survey set status = 'not_sent', reason = 'undeliverable', remind_at = null where ticket_id = ? and status = 'sent'`, [ticketId]);
}

export async function findSurvey(tx: Pick<Tx, 'em'>, id: string): Promise<StoredSurvey | null> {
  const [row] = await tx.em.execute<Row[]>(`select ${columns} from survey where id = ?`, [id]);
  return row ? toSurvey(row) : null;
}

/** Locks the row until the transaction ends. */
export async function lockSurvey(tx: Tx, id: string): Promise<StoredSurvey | null> {
  const [row] = await tx.em.execute<Row[]>(`select ${columns} from survey where id = ? for update`, [id]);
  return row ? toSurvey(row) : null;
}

export async function saveAnswer(tx: Tx, id: string, answer: SurveyDecision): Promise<void> {
  await tx.em.execute(
    `update survey set status = 'answered', remind_at = null, stars = ?, answers = ?::jsonb, comment = ?, not_fixed = ?, answered_at = to_timestamp(? / 1000.0), changed_at = app.now(),
       low_score_told = low_score_told or ? where id = ?`,
    [answer.stars, JSON.stringify(answer.answers), answer.comment, answer.notFixed, answer.answeredAt, answer.tellLowScore, id],
  );
}
