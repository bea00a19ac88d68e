import type { Tx } from '../../connection/index.ts';
import { day, hour, minute, type Instant } from '@sysops/domain/shared';
import type { SurveyQuestion } from '@sysops/domain/surveys';
import type { Chance } from '../chance.ts';
import { insertRows, iso, type Row } from '../insert-rows.ts';
import { expertById, type Past, type Told } from './past.ts';

type Template = { readonly id: string; readonly category: string | null; readonly problem: string | null; readonly questions: readonly SurveyQuestion[] };
type Visit = { readonly visitId: string; readonly expertId: string; readonly completedAt: Instant; readonly reopened: boolean };

/** Most people are content; of 100. */
const starsOf = (chance: Chance): number => {
  const drawn = chance.int(1, 100);
  return drawn <= 58 ? 5 : drawn <= 82 ? 4 : drawn <= 92 ? 3 : drawn <= 97 ? 2 : 1;
};

const comments: Readonly<Record<number, readonly string[]>> = {
  5: ['Friendly and quick, thank you.', 'Explained everything and cleaned up afterwards.', 'Came earlier than promised.'],
  4: ['All good, parking took a while.', 'Works again.'],
  3: ['It works, but nobody told me that he would be late.'],
  2: ['Two visits for one cable.'],
  1: ['Still not right and nobody called back.'],
};

/** The visits of a ticket that ended with a repair. */
function repairsOf({ ticket, events }: Told): Visit[] {
  const visits: Visit[] = [];
  let visit: { readonly assignmentId: string; readonly expertId: string } | null = null;
  for (const [n, event] of events.entries()) {
    if (event.type === 'TicketAssigned') visit = event;
    if (event.type === 'TicketCompleted' && visit) visits.push({ visitId: visit.assignmentId, expertId: visit.expertId, completedAt: event.at, reopened: events.slice(n).some((later) => later.type === 'TicketReopened') && ticket.reopened });
  }
  return visits;
}

const bestTemplate = (templates: readonly Template[], { ticket }: Told): Template | undefined =>
  templates.find((t) => t.problem === ticket.problem.code) ?? templates.find((t) => t.problem === null && t.category === ticket.device.category) ?? templates.find((t) => t.problem === null && t.category === null);

const answersTo = (questions: readonly SurveyQuestion[], stars: number): Record<string, number | boolean> =>
  Object.fromEntries(questions.flatMap((q): [string, number | boolean][] => (q.kind === 'stars' ? [[q.id, stars]] : q.kind === 'yes_no' ? [[q.id, stars > 2]] : [])));

/** How it stands with a survey: answered, open, or over. */
function outcomeOf(past: Past, visit: Visit, questions: readonly SurveyQuestion[]): Row {
  const { chance, agenda: { now } } = past;
  const sentAt = visit.completedAt + minute;
  const answeredAt = sentAt + chance.int(20, 40 * 60) * minute;
  const open = { stars: null, answers: {}, comment: null, answered_at: null, reason: null, remind_at: null, reminded_at: null };
  if (visit.reopened) return { ...open, status: 'void', reason: 'reopened' };
  if (answeredAt < now && chance.yes(0.66)) {
    const stars = starsOf(chance);
    return { ...open, status: 'answered', stars, answers: answersTo(questions, stars), comment: chance.yes(0.4) ? chance.pick(comments[stars] ?? ['']) : null, answered_at: iso(answeredAt) };
  }
  const remindAt = sentAt + 72 * hour;
  if (sentAt + 28 * day < now) return { ...open, status: 'expired', reminded_at: iso(remindAt) };
  return { ...open, status: 'sent', remind_at: remindAt > now ? iso(remindAt) : null, reminded_at: remindAt > now ? null : iso(remindAt) };
}

function surveyRow(past: Past, told: Told, { visit, template }: { readonly visit: Visit; readonly template: Template }): Row {
  const { ticket, customer } = told;
  const sentAt = iso(visit.completedAt + minute);
  return {
    id: past.chance.id(visit.completedAt), ticket_id: ticket.id, visit_id: visit.visitId, expert_id: visit.expertId, expert_name: expertById(past, visit.expertId).name, customer_id: customer.id, ticket_number: ticket.number,
    device_label: ticket.device.label, language: customer.language, completed_at: iso(visit.completedAt), template_id: template.id, questions: template.questions, send_at: sentAt, sent_at: sentAt,
    expires_at: iso(visit.completedAt + minute + 28 * day), not_fixed: false, low_score_told: true, ...outcomeOf(past, visit, template.questions),
  };
}

/** One survey for each repair; tickets show that they were rated. */
export async function insertSurveys(tx: Tx, past: Past): Promise<void> {
  const templates = await tx.em.execute<Template[]>(`select id, category, problem_code as problem, questions from survey_template where active order by code`);
  const rows = past.told.flatMap((told) => repairsOf(told).flatMap((visit) => {
    const template = bestTemplate(templates, told);
    return template ? [surveyRow(past, told, { visit, template })] : [];
  }));
  await insertRows(tx, 'survey', rows);
  await tx.em.execute(`update ticket t set rated_at = s.answered_at from survey s where s.ticket_id = t.id and s.status = 'answered'`);
  await tx.em.execute(
    `insert into staff_task (id, kind, dedupe_key, ticket_id, owner_role, note, due_at, created_at, done_at)
     select gen_random_uuid(), 'low_score', 'demo:' || s.id, s.ticket_id, 'manager', 'A customer gave two stars or less. Please call back.', s.answered_at + interval '8 hours', s.answered_at,
       case when s.answered_at < app.now() - interval '3 days' then s.answered_at + interval '5 hours' end from survey s where s.stars <= 2`,
  );
}
