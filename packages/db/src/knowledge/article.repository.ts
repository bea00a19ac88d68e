import { keyOf, plainWords, type ArticleFacts, type ArticleState } from '@sysops/domain/knowledge';
import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { findArticle, type StoredArticle } from './article.queries.ts';

type Author = { readonly accountId: string; readonly name: string };

export type NewArticle = { readonly id: string; readonly facts: ArticleFacts; readonly state: ArticleState; readonly author: Author; readonly ticketId: string | null };

/** Adding an article and counting a use of it meet here: either may come first. */
const lockArticleId = (tx: Tx, id: string): Promise<unknown> => tx.em.execute(`select pg_advisory_xact_lock(hashtextextended('article:' || ?, 0))`, [id]);

const wordsOf = (facts: ArticleFacts): string[] => [...new Set(plainWords([facts.title, facts.symptom, facts.cause, facts.fix].join(' ')).split(' ').filter((word) => word.length > 2))].toSorted();

/** The columns that follow from the facts, as one JSON document. */
const columnsOf = (facts: ArticleFacts): string =>
  JSON.stringify({
    ...facts,
    modelKeys: facts.models.map(keyOf).filter(Boolean),
    codeKeys: facts.errorCodes.map(keyOf).filter(Boolean),
    search: { title: plainWords(facts.title), symptom: plainWords(facts.symptom), rest: plainWords([facts.cause, facts.fix, ...facts.models, ...facts.errorCodes].join(' ')) },
  });

const texts = (field: string): string => `array(select jsonb_array_elements_text(d.doc -> '${field}'))`;

/** In order of the words, so that two writers cannot wait for each other. A change makes new words known and counts nothing twice. */
const countWords = (tx: Tx, facts: ArticleFacts, articles: 0 | 1): Promise<unknown> =>
  tx.em.execute(
    `insert into article_word (word, articles) select word, ?::integer from jsonb_array_elements_text(?::jsonb) as word order by word on conflict (word) do update set articles = article_word.articles + excluded.articles`,
    [articles, JSON.stringify(wordsOf(facts))],
  );

/** Keeps what an article said at each version. */
const keepVersion = (tx: Tx, id: string, byName: string): Promise<unknown> =>
  tx.em.execute(
    `insert into article_version (article_id, version, facts, state, by_name)
     select id, version, jsonb_build_object('title', title, 'category', category, 'symptom', symptom, 'cause', cause, 'fix', fix, 'models', models, 'errorCodes', error_codes, 'audience', audience), state, ? from article where id = ?`,
    [byName, id],
  );

/** Stores an article once for its id; false when the id is taken. Visits that named it before it came are counted. */
export async function insertArticle(tx: Tx, article: NewArticle): Promise<boolean> {
  const { id, facts, state, author, ticketId } = article;
  await lockArticleId(tx, id);
  const rows = await tx.em.execute<unknown[]>(
    `insert into article (id, title, category, symptom, cause, fix, models, error_codes, model_keys, code_keys, search, audience, state, author_account, author_name, ticket_id, times_used)
     select ?, d.doc ->> 'title', d.doc ->> 'category', d.doc ->> 'symptom', d.doc ->> 'cause', d.doc ->> 'fix', ${texts('models')}, ${texts('errorCodes')}, ${texts('modelKeys')}, ${texts('codeKeys')},
       d.doc -> 'search', d.doc ->> 'audience', ?, ?, ?, ?, (select count(*) from article_use where article_id = ?)
     from (select ?::jsonb as doc) d on conflict (id) do nothing returning 1`,
    [id, state, author.accountId, author.name, ticketId, id, columnsOf(facts)],
  );
  if (rows.length === 0) return false;
  await countWords(tx, facts, 1);
  await keepVersion(tx, id, author.name);
  return true;
}

/** Locks the row until the transaction ends. */
export async function lockArticle(tx: Tx, id: string): Promise<StoredArticle | null> {
  await tx.em.execute(`select 1 from article where id = ? for update`, [id]);
  return findArticle(tx.em, id);
}

/** Writes a locked article's next version; `facts` null leaves its text as it is. Returns the version. */
export async function saveArticle(tx: Tx, id: string, next: { readonly facts: ArticleFacts | null; readonly state: ArticleState; readonly byName: string }): Promise<number> {
  if (next.facts) {
    await tx.em.execute(
      `update article set title = d.doc ->> 'title', category = d.doc ->> 'category', symptom = d.doc ->> 'symptom', cause = d.doc ->> 'cause', fix = d.doc ->> 'fix', models = ${texts('models')},
         error_codes = ${texts('errorCodes')}, model_keys = ${texts('modelKeys')}, code_keys = ${texts('codeKeys')}, search = d.doc -> 'search', audience = d.doc ->> 'audience'
       from (select ?::jsonb as doc) d where id = ?`,
      [columnsOf(next.facts), id],
    );
    await countWords(tx, next.facts, 0);
  }
  const [row] = await tx.em.execute<{ version: number }[]>(`update article set state = ?, version = version + 1, updated_at = app.now() where id = ? returning version`, [next.state, id]);
  await keepVersion(tx, id, next.byName);
  return row?.version ?? 0;
}

export type ArticleUse = { readonly visitId: string; readonly ticketId: string; readonly articleId: string | null; readonly problemCode: string; readonly expertId: string; readonly at: Instant };

/** Notes which article was the fix of a visit, once for each visit; the article's count follows. */
export async function recordArticleUse(tx: Tx, use: ArticleUse): Promise<void> {
  if (use.articleId) await lockArticleId(tx, use.articleId);
  const rows = await tx.em.execute<unknown[]>(
    `insert into article_use (visit_id, ticket_id, article_id, problem_code, expert_id, at) values (?, ?, ?, ?, ?, to_timestamp(? / 1000.0)) on conflict do nothing returning 1`,
    [use.visitId, use.ticketId, use.articleId, use.problemCode, use.expertId, use.at],
  );
  if (rows.length > 0 && use.articleId) await tx.em.execute(`update article set times_used = times_used + 1 where id = ?`, [use.articleId]);
}
