import { recordFact } from '@sysops/db/outbox';
import { insertArticle } from '@sysops/db/knowledge';
import type { AddArticle, ArticleSavedView } from '@sysops/domain/knowledge';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { topics } from '../outbox/facts.ts';
import { assertMayTouch, findTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';

/** Writes down what helped. Usable at once, shown as not validated. Throws `not_found`, `conflict`. */
export function addArticle(ctx: ActorCtx, input: AddArticle): Promise<ArticleSavedView> {
  const { commandId, articleId, ticketId, ...facts } = input;
  return runCommand(ctx, { id: commandId, procedure: 'knowledge.add', input }, async (tx) => {
    if (ticketId) await assertTaughtBy(ctx, ticketId);
    const { accountId, name } = ctx.actor;
    const added = await insertArticle(tx, { id: articleId, facts, state: 'not_validated', author: { accountId, name }, ticketId: ticketId ?? null });
    if (!added) throw new DomainError('conflict', 'This article id was used for something else', { articleId });
    recordFact(tx, { id: v7(), type: 'ArticleAdded', topics: [topics.staff], ticketId: ticketId ?? null, payload: { articleId } });
    return { articleId, state: 'not_validated', version: 1 };
  });
}

/** An expert learns from jobs of his own. */
async function assertTaughtBy(ctx: ActorCtx, ticketId: string): Promise<void> {
  const ticket = await findTicket(ctx, ticketId);
  if (!ticket) throw new DomainError('not_found', 'There is no such ticket', { ticketId });
  assertMayTouch({ ...ctx, relation: ctx.relation === 'own' ? 'assigned' : ctx.relation }, ticket);
}
