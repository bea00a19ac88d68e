import type { ArticleVersionView, ArticleView } from '@sysops/domain/knowledge';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

export type StoredArticle = ArticleView & { readonly authorAccount: string | null };

const columns = `id, title, category, symptom, cause, fix, to_json(models) as models, to_json(error_codes) as "errorCodes", state, audience, author_name as "authorName", author_account as "authorAccount",
  times_used as "timesUsed", floor(extract(epoch from created_at) * 1000)::bigint::text as "createdAt", version`;

export async function findArticle(em: Em, id: string): Promise<StoredArticle | null> {
  const [row] = await em.execute<(Omit<StoredArticle, 'createdAt'> & { createdAt: string })[]>(`select ${columns} from article where id = ?`, [id]);
  return row ? { ...row, createdAt: Number(row.createdAt) } : null;
}

/** Newest first. */
export async function versionsOfArticle(em: Em, id: string): Promise<ArticleVersionView[]> {
  const rows = await em.execute<(Omit<ArticleVersionView, 'at'> & { at: string })[]>(
    `select version, facts, state, by_name as "byName", floor(extract(epoch from at) * 1000)::bigint::text as at from article_version where article_id = ? order by version desc`, [id],
  );
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}
