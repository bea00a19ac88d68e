import type { Tx } from '../../connection/index.ts';
import { insertArticle } from '../../knowledge/index.ts';
import { day } from '@sysops/domain/shared';
import { articles } from '../articles/index.ts';
import { beginning } from '../demo-people.ts';
import { insertRows, iso } from '../insert-rows.ts';
import { expertById, type Past } from './past.ts';

/** The knowledge base, and which article was the fix of each past visit. */
export async function insertKnowledge(tx: Tx, past: Past): Promise<void> {
  const { chance } = past;
  const kept = articles.map((article, n) => ({ id: chance.id(beginning + n * 5 * day), article, at: beginning + n * 5 * day, author: chance.pick(past.experts) }));
  for (const { id, article: { problems: _mended, state, ...facts }, author } of kept) {
    await insertArticle(tx, { id, facts: { models: [], errorCodes: [], ...facts }, state: state ?? 'validated', author: { accountId: author.id, name: author.name }, ticketId: null });
  }
  await tx.em.execute(`update article a set created_at = d.at, updated_at = d.at from jsonb_to_recordset(?::jsonb) as d (id uuid, at timestamptz) where d.id = a.id`, [JSON.stringify(kept.map(({ id, at }) => ({ id, at: iso(at) })))]);
  const problemOf = new Map(past.told.map(({ ticket }) => [ticket.id, ticket.problem.code]));
  const uses = [...past.assignments.values()].filter((a) => a.status === 'done').map((a) => {
    const code = problemOf.get(a.ticketId) ?? '';
    const fitting = kept.filter(({ article }) => article.problems.includes(code));
    return { visit_id: a.id, ticket_id: a.ticketId, article_id: fitting.length > 0 && chance.yes(0.8) ? chance.pick(fitting).id : null, problem_code: code, expert_id: expertById(past, a.expertId).id, at: iso(a.endedAt ?? a.finishAt) };
  });
  await insertRows(tx, 'article_use', uses);
  await tx.em.execute(`update article a set times_used = (select count(*) from article_use u where u.article_id = a.id)`);
}
