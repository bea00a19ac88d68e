import { inTransaction } from '@sysops/db/connection';
import { addSurvey, markUndelivered, voidSurveys } from '@sysops/db/surveys';
import { Instant, languageCode } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import * as z from 'zod';
import type { FactHandler, Subscriber } from '../outbox/subscriber.ts';
import { visitFacts } from '../tickets/index.ts';

const Completed = z.object({
  ticket: z.object({
    id: z.uuid(), number: z.number(), customerId: z.uuid(), expertId: z.uuid(), assignmentId: z.uuid(), expert: z.object({ firstName: z.string() }),
    completedAt: Instant, device: z.object({ label: z.string(), category: z.string() }), problem: z.object({ code: z.string() }),
  }),
});

/** One survey for each completed visit, due after the configured wait. */
const completed: FactHandler = async (app, fact) => {
  const { ticket } = Completed.parse(fact.payload);
  await inTransaction(app.orm.em, async (tx) => {
    const contact = (await visitFacts(tx.em, [ticket.id])).get(ticket.id)?.contact;
    await addSurvey(tx, {
      id: v7(), ticketId: ticket.id, visitId: ticket.assignmentId, expertId: ticket.expertId, expertName: ticket.expert.firstName, customerId: ticket.customerId, ticketNumber: ticket.number,
      deviceLabel: ticket.device.label, language: languageCode.safeParse(contact?.language).data ?? 'en', completedAt: ticket.completedAt, category: ticket.device.category, problemCode: ticket.problem.code,
      sendAt: ticket.completedAt + app.env.SURVEY_DELAY_SECONDS * 1000,
    });
  });
};

const Reopened = z.object({ event: z.object({ at: Instant }) });

/** Not fixed: whoever said so need not be asked how it went. Surveys of later visits are no concern of this fact. */
const reopened: FactHandler = async (app, fact) => {
  const { event } = Reopened.parse(fact.payload);
  if (fact.ticketId) await voidSurveys({ em: app.orm.em.fork() }, fact.ticketId, { reason: 'reopened', before: event.at });
};

const Undeliverable = z.object({ kind: z.string() });

const undeliverable: FactHandler = async (app, fact) => {
  if (fact.ticketId && Undeliverable.parse(fact.payload).kind === 'survey') await markUndelivered({ em: app.orm.em.fork() }, fact.ticketId);
};

export const surveysSubscriber: Subscriber = { name: 'surveys', concurrency: 2, on: { TicketCompleted: completed, TicketReopened: reopened, MessageUndeliverable: undeliverable } };
