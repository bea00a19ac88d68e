import type { Tx } from '@sysops/db/connection';
import { lockArticle, saveArticle, versionsOfArticle, type StoredArticle } from '@sysops/db/knowledge';
import { recordFact } from '@sysops/db/outbox';
import { stateAfterEdit, type ArticleSavedView, type ArticleVersionView, type SetArticleState, type UpdateArticle } from '@sysops/domain/knowledge';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { topics } from '../outbox/facts.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';
import { getArticle } from './read-articles.ts';

/** The article as the writer has read it: locked, his to change, not changed meanwhile. */
async function lockVersion(ctx: ActorCtx, tx: Tx, { articleId, version }: { readonly articleId: string; readonly version: number }): Promise<StoredArticle> {
  const article = await lockArticle(tx, articleId);
  if (!article || (ctx.relation === 'own' && article.authorAccount !== ctx.actor.accountId)) throw new DomainError('not_found', 'There is no such article', { articleId });
  if (article.version !== version) throw new DomainError('stale', 'This article has changed meanwhile', { version: article.version, state: article.state });
  return article;
}

async function save(ctx: ActorCtx, tx: Tx, next: { readonly article: StoredArticle; readonly facts: Parameters<typeof saveArticle>[2]['facts']; readonly state: StoredArticle['state'] }): Promise<ArticleSavedView> {
  const { article, facts, state } = next;
  const version = await saveArticle(tx, article.id, { facts, state, byName: ctx.actor.name });
  recordFact(tx, { id: v7(), type: 'ArticleChanged', topics: [topics.staff], ticketId: null, payload: { articleId: article.id, version, state } });
  return { articleId: article.id, state, version };
}

/** A new text: an author's of his own article, a keeper's of any. Throws `not_found`, `stale`. */
export function updateArticle(ctx: ActorCtx, input: UpdateArticle): Promise<ArticleSavedView> {
  return runCommand(ctx, { id: input.commandId, procedure: 'knowledge.update', input }, async (tx) => {
    const { commandId: _command, articleId: _article, version: _version, ...facts } = input;
    const article = await lockVersion(ctx, tx, input);
    return save(ctx, tx, { article, facts, state: stateAfterEdit(article.state, ctx.relation === 'any') });
  });
}

/** Validates, takes back, archives or brings back. Throws `not_found`, `stale`. */
export function setArticleState(ctx: ActorCtx, input: SetArticleState): Promise<ArticleSavedView> {
  return runCommand(ctx, { id: input.commandId, procedure: 'knowledge.setState', input }, async (tx) => save(ctx, tx, { article: await lockVersion(ctx, tx, input), facts: null, state: input.state }));
}

/** What an article said before, newest first, for whoever may change it. Throws `not_found`. */
export async function articleVersions(ctx: ActorCtx, { articleId }: { readonly articleId: string }): Promise<ArticleVersionView[]> {
  await getArticle(ctx, { articleId });
  return versionsOfArticle(ctx.em, articleId);
}
