import { findArticle, searchArticles } from '@sysops/db/knowledge';
import { mayRead, readableFor, type ArticleHit, type ArticleView, type SearchArticles } from '@sysops/domain/knowledge';
import { DomainError } from '@sysops/domain/shared';
import { DeviceCategory } from '@sysops/domain/tickets';
import { assertMayTouch, findTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';

/** What a customer reads is the company's advice, not one person's. */
const companyName = 'Sysops Squad';

/** Past fixes for a query, within what the actor may read. */
export const findArticles = (ctx: ActorCtx, { query, category, limit }: SearchArticles): Promise<ArticleHit[]> =>
  searchArticles(ctx.em, { query, category: category ?? null, limit, readable: readableFor(ctx.actor.roles) });

/** One article. One that the actor may not read does not exist for him; his own he may always read. Throws `not_found`. */
export async function getArticle(ctx: ActorCtx, { articleId }: { readonly articleId: string }): Promise<ArticleView> {
  const found = await findArticle(ctx.em, articleId);
  if (!found || !(mayRead(readableFor(ctx.actor.roles), found) || found.authorAccount === ctx.actor.accountId)) throw new DomainError('not_found', 'There is no such article', { articleId });
  const { id, title, category, symptom, cause, fix, models, errorCodes, state, audience, timesUsed, createdAt, version } = found;
  const authorName = ctx.actor.roles.every((role) => role === 'customer') ? companyName : found.authorName;
  return { id, title, category, symptom, cause, fix, models, errorCodes, state, audience, authorName, timesUsed, createdAt, version };
}

const suggestions = 5;

/** Past fixes for a ticket's device and words; what already fixed this kind of problem comes earlier. */
export async function articlesForTicket(ctx: ActorCtx, { ticketId }: { readonly ticketId: string }): Promise<ArticleHit[]> {
  const ticket = await findTicket(ctx, ticketId);
  if (!ticket) throw new DomainError('not_found', 'There is no such ticket', { ticketId });
  assertMayTouch(ctx, ticket);
  const { problem, device } = ticket;
  const category = DeviceCategory.safeParse(device.category).data ?? null;
  return searchArticles(ctx.em, { query: `${problem.title} ${problem.description} ${device.label}`, category, limit: suggestions, readable: readableFor(ctx.actor.roles), problemCode: problem.code });
}
