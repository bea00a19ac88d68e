import { inTransaction } from '@sysops/db/connection';
import { Instant } from '@sysops/domain/shared';
import * as z from 'zod';
import type { FactHandler } from '../outbox/subscriber.ts';
import { managerAddressees } from './addressee.ts';
import { consoleTicketLink, expertLink } from './links.ts';
import type { MessageContent } from './message-content.ts';
import { oweMessage } from './owe-message.ts';
import { tellExpert } from './tell-expert.ts';
import { areaOf, TicketPart, zoneOf } from './ticket-messages.ts';

const Owner = z.discriminatedUnion('who', [z.object({ who: z.literal('expert'), expertId: z.string(), assignmentId: z.string() }), z.object({ who: z.literal('managers'), callees: z.array(z.string()) })]);
const Owned = z.object({ owner: Owner.nullish() });
const Warned = z.object({ kind: z.enum(['assign', 'arrive', 'resolve']), runsOutAt: Instant, ticket: TicketPart.and(z.object({ priority: z.string() })) });

/** The last warning goes to whoever has to act: the expert whose visit it is, else the managers who would be called first. */
const warned: FactHandler = async (app, fact) => {
  const { owner } = Owned.parse(fact.payload);
  if (!owner) return;
  const { kind: what, runsOutAt: dueAt, ticket } = Warned.parse(fact.payload);
  const about = { kind: 'promise_ending', number: ticket.number, timeZone: zoneOf(ticket), area: areaOf(ticket), what, dueAt, urgent: ticket.priority === 'urgent' } as const;
  if (owner.who === 'expert') return tellExpert(app, { fact, expertId: owner.expertId, content: { ...about, url: expertLink(app.env, owner.assignmentId) }, ticketId: ticket.id });
  const content: MessageContent = { ...about, url: consoleTicketLink(app.env, ticket.id) };
  await inTransaction(app.orm.em, async (tx) => {
    for (const to of await managerAddressees(tx.em, owner.callees)) await oweMessage(tx, to, { key: `${fact.id}:${to.personId}:promise_ending`, content, ticketId: ticket.id });
  });
};

/** What promised times owe to those who have to keep them. */
export const promiseMessages: Readonly<Record<string, FactHandler>> = { SlaWarned: warned };
