import { corrections, saysSomething, searchTermsOf, type ArticleHit, type Readable } from '@sysops/domain/knowledge';
import type { DeviceCategory } from '@sysops/domain/tickets';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

export type ArticleSearch = {
  readonly query: string;
  readonly category: DeviceCategory | null;
  readonly limit: number;
  readonly readable: Readable;
  /** Articles that were the fix for this kind of problem come earlier. */
  readonly problemCode?: string;
};

/** Words or phrases any of which will do; `weight` grows with their rarity. */
type Group = { readonly query: string; readonly weight: number };

const longestPhrase = 4;
const mostGroups = 12;

const list = (values: readonly string[]): string => JSON.stringify(values);

/** How many articles use each known word; a word that nobody uses brings the known ones that look like it. */
async function knownWords(em: Em, words: readonly string[]): Promise<Map<string, { articles: number; alike: string[] }>> {
  const rows = await em.execute<{ given: string; articles: number | null; alike: string[] }[]>(
    `select g.given, w.articles, case when w.word is not null or g.given ~ '[0-9]' then '[]'::json else coalesce((
         select json_agg(a.word) from (select v.word from article_word v where v.word % g.given order by similarity(v.word, g.given) desc, v.word limit 20) a), '[]') end as alike
     from (select jsonb_array_elements_text(?::jsonb) as given) g left join article_word w on w.word = g.given`,
    [list(words)],
  );
  return new Map(rows.map(({ given, articles, alike }) => [given, { articles: articles ?? 0, alike: corrections(given, alike) }]));
}

/** Runs of neighbouring words, longest first at each place. */
const runsAt = (words: readonly string[], from: number): string[] =>
  [longestPhrase, 3, 2, 1].filter((length) => from + length <= words.length).map((length) => words.slice(from, from + length).join(' '));

async function synonymsOf(em: Em, words: readonly string[]): Promise<Map<string, string[]>> {
  const runs = [...new Set(words.flatMap((_, i) => runsAt(words, i)))];
  const rows = await em.execute<{ phrase: string; others: string[] }[]>(
    `select s.phrase, json_agg(o.phrase order by o.phrase) as others from search_synonym s join search_synonym o using (concept)
     where s.phrase in (select jsonb_array_elements_text(?::jsonb)) group by s.phrase`,
    [list(runs)],
  );
  return new Map(rows.map(({ phrase, others }) => [phrase, others]));
}

const asPhrase = (words: string): string => `(${words.split(' ').join(' <-> ')})`;

/** What is looked for, put right and widened: one group for each word or known phrase of the query. */
async function groupsOf(em: Em, words: readonly string[]): Promise<Group[]> {
  const known = await knownWords(em, words);
  const meant = words.map((word) => known.get(word)?.alike[0] ?? word);
  const synonyms = await synonymsOf(em, meant);
  const groups: Group[] = [];
  for (let i = 0; i < words.length && groups.length < mostGroups;) {
    const run = runsAt(meant, i).find((phrase) => synonyms.has(phrase));
    const word = words[i] ?? '';
    if (run) groups.push({ query: [run, ...(synonyms.get(run) ?? [])].map(asPhrase).join(' | '), weight: 3 });
    else if (saysSomething(word)) {
      const { articles = 0, alike = [] } = known.get(word) ?? {};
      const last = i === words.length - 1 && word.length > 1 ? [`${word}:*`] : [];
      groups.push({ query: [word, ...alike, ...last].join(' | '), weight: 1 + 3 / Math.log2(4 + articles) });
    }
    i += run ? run.split(' ').length : 1;
  }
  return groups;
}

const columns = `a.id, a.title, a.category, a.symptom, a.state, a.times_used as "timesUsed", case when length(a.fix) > 160 then left(a.fix, 159) || '…' else a.fix end as snippet`;

const visible = `a.audience in (select jsonb_array_elements_text(?::jsonb)) and a.state in (select jsonb_array_elements_text(?::jsonb)) and a.state <> 'archived' and (?::text is null or a.category = ?)`;

const visibleValues = ({ readable, category }: ArticleSearch): unknown[] => [list(readable.audiences), list(readable.states), category, category];

/** The most useful ones, for somebody who has not asked yet. */
const mostUsed = (em: Em, search: ArticleSearch): Promise<ArticleHit[]> =>
  em.execute<ArticleHit[]>(`select ${columns} from article a where ${visible} order by a.times_used desc, a.created_at desc, a.id limit ?`, [...visibleValues(search), search.limit]);

/** Candidates of each way in; bounded, so that a common word over many articles stays cheap. */
const mostCandidates = 300;

/**
 * Past fixes for a query, best first: an error code matched exactly, then a model, then by how much of the query the
 * article speaks of (rare words count more, synonyms and typing errors count as the word itself), then by use.
 */
export async function searchArticles(em: Em, search: ArticleSearch): Promise<ArticleHit[]> {
  const { words, keys } = searchTermsOf(search.query);
  if (words.length === 0) return mostUsed(em, search);
  const groups = await groupsOf(em, words);
  const rarest = groups.toSorted((a, b) => b.weight - a.weight).slice(0, 4);
  const all = groups.map((group) => `(${group.query})`).join(' & ');
  const some = rarest.map((group) => `(${group.query})`).join(' | ');
  return em.execute<ArticleHit[]>(
    `with asked as (select to_tsquery('app.kb', ?) as everything, to_tsquery('app.kb', ?) as something, array(select jsonb_array_elements_text(?::jsonb)) as keys),
     parts as materialized (select to_tsquery('app.kb', p ->> 'query') as part, (p ->> 'weight')::float8 as weight from jsonb_array_elements(?::jsonb) p),
     found as materialized (
       (select a.id from article a, asked where (a.code_keys && asked.keys or a.model_keys && asked.keys) and ${visible} order by a.times_used desc limit ${mostCandidates})
       union (select a.id from article a, asked where a.terms @@ asked.everything and ${visible} order by a.times_used desc limit ${mostCandidates})
       union (select a.id from article a, asked where a.terms @@ asked.something and ${visible} order by a.times_used desc limit ${mostCandidates})
       union (select a.id from article a where a.id in (select u.article_id from article_use u where u.problem_code = ?) and ${visible} order by a.times_used desc limit 50))
     select ${columns} from found f join article a using (id), asked
     order by (a.code_keys && asked.keys) desc,
       (case when a.model_keys && asked.keys then 4 else 0 end)
       + coalesce((select sum(weight) filter (where a.terms @@ part) * 10 / sum(weight) from parts), 0)
       + ts_rank_cd(a.terms, asked.something) + ln(1 + a.times_used) / 4 + (case when a.state = 'validated' then 0.25 else 0 end)
       + (select case when count(*) > 0 then 8 + ln(count(*)) else 0 end from article_use u where u.article_id = a.id and u.problem_code = ?) desc, a.id
     limit ?`,
    [all, some, list(keys), JSON.stringify(groups), ...visibleValues(search), ...visibleValues(search), ...visibleValues(search), search.problemCode ?? '', ...visibleValues(search), search.problemCode ?? '', search.limit],
  );
}
