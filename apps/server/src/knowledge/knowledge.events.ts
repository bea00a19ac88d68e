import { inTransaction } from '@sysops/db/connection';
import { recordArticleUse } from '@sysops/db/knowledge';
import { KnowledgeUse } from '@sysops/domain/dispatch';
import * as z from 'zod';
import type { FactHandler, Subscriber } from '../outbox/subscriber.ts';

const Completed = z.object({
  ticket: z.object({ id: z.uuid(), problem: z.object({ code: z.string() }) }),
  details: z.object({ assignmentId: z.uuid(), expertId: z.uuid(), knowledge: KnowledgeUse }),
});

/** The expert has said which article was the fix, or that none was. */
const completed: FactHandler = async (app, fact) => {
  const { ticket, details } = Completed.parse(fact.payload);
  const articleId = details.knowledge.kind === 'article' ? details.knowledge.articleId : null;
  const use = { visitId: details.assignmentId, ticketId: ticket.id, articleId, problemCode: ticket.problem.code, expertId: details.expertId, at: fact.at };
  await inTransaction(app.orm.em, (tx) => recordArticleUse(tx, use));
};

export const knowledgeSubscriber: Subscriber = { name: 'knowledge', concurrency: 2, on: { TicketCompleted: completed } };
