import * as z from 'zod';
import { CommandId, Id, line, optionalText, text } from '../shared/index.ts';
import { DeviceCategory } from '../tickets/ticket-terms.ts';

export const ArticleState = z.enum(['draft', 'not_validated', 'validated', 'archived']);
export type ArticleState = z.infer<typeof ArticleState>;

/** Who may read: experts only, all staff, or customers too. */
export const ArticleAudience = z.enum(['expert', 'staff', 'customer']);
export type ArticleAudience = z.infer<typeof ArticleAudience>;

export const ArticleFacts = z.object({
  title: line(160),
  category: DeviceCategory,
  symptom: text(2000),
  cause: optionalText(2000),
  fix: text(6000),
  models: z.array(line(80)).max(20).default([]),
  errorCodes: z.array(line(20)).max(20).default([]),
  audience: ArticleAudience.default('expert'),
});
export type ArticleFacts = z.infer<typeof ArticleFacts>;

/** A new article is usable at once and shown as not validated. `ticketId` says which job taught it. */
export const AddArticle = z.object({ commandId: CommandId, articleId: Id, ticketId: Id.optional(), ...ArticleFacts.shape });
export type AddArticle = z.infer<typeof AddArticle>;

/** A whole new text against the version its writer has read; a stale one is refused with what changed. */
export const UpdateArticle = z.object({ commandId: CommandId, articleId: Id, version: z.int().min(1), ...ArticleFacts.shape });
export type UpdateArticle = z.infer<typeof UpdateArticle>;

/** Drafts are published, articles validated, taken back, archived and brought back by those who keep the base. */
export const SetArticleState = z.object({ commandId: CommandId, articleId: Id, version: z.int().min(1), state: ArticleState.exclude(['draft']) });
export type SetArticleState = z.infer<typeof SetArticleState>;

export const SearchArticles = z.object({ query: optionalText(200), category: DeviceCategory.optional(), limit: z.int().min(1).max(50).default(10) });
export type SearchArticles = z.infer<typeof SearchArticles>;

export const ArticleById = z.object({ articleId: Id });
export const ArticlesForTicket = z.object({ ticketId: Id });
