import { inTransaction } from '@sysops/db/connection';
import { lastAnnouncedExpert } from '@sysops/db/notifications';
import type { StoredFact } from '@sysops/db/outbox';
import { zoneOfState } from '@sysops/domain/notifications';
import { Instant } from '@sysops/domain/shared';
import { HoldReason } from '@sysops/domain/tickets';
import * as z from 'zod';
import type { App } from '../app.ts';
import type { FactHandler } from '../outbox/subscriber.ts';
import { customerAddressee, managerAddressees } from './addressee.ts';
import { consoleTicketLink, expertLink, ticketLink } from './links.ts';
import type { MessageContent } from './message-content.ts';
import { oweMessage } from './owe-message.ts';
import { tellExpert } from './tell-expert.ts';

/** What messages need to know of a ticket; other fields of the fact may come and go. */
export const TicketPart = z.object({
  id: z.uuid(),
  number: z.number(),
  customerId: z.string(),
  device: z.object({ label: z.string() }),
  problem: z.object({ title: z.string() }),
  place: z.object({ address: z.object({ city: z.string(), state: z.string(), zip: z.string() }) }),
});
export type TicketPart = z.infer<typeof TicketPart>;

const By = z.object({ by: z.object({ role: z.string() }) });
const Visitor = z.object({ expertId: z.string(), expert: z.object({ name: z.string() }) });

export const zoneOf = (ticket: TicketPart): string => zoneOfState(ticket.place.address.state);

/** City and ZIP: all of the place that an expert learns before he has accepted. */
export const areaOf = ({ place }: TicketPart): string => `${place.address.city} ${place.address.zip}`;

type Source<Event, Ticket> = { readonly app: App; readonly fact: StoredFact; readonly event: Event; readonly ticket: Ticket & TicketPart; readonly base: { readonly number: number; readonly url: string; readonly timeZone: string } };

type Shapes<Event, Ticket> = { readonly event: z.ZodType<Event>; readonly ticket: z.ZodType<Ticket> };

/** One message to the ticket's customer for each fact of a type. */
function tellCustomer<Event, Ticket>(shapes: Shapes<Event, Ticket>, toContent: (source: Source<Event, Ticket>) => MessageContent | Promise<MessageContent>): FactHandler {
  const Payload = z.object({ event: shapes.event, ticket: TicketPart.and(shapes.ticket) });
  return async (app, fact) => {
    const { event, ticket } = Payload.parse(fact.payload);
    const base = { number: ticket.number, url: ticketLink(app.env, ticket.id), timeZone: zoneOf(ticket) };
    const content = await toContent({ app, fact, event, ticket, base });
    await inTransaction(app.orm.em, async (tx) => {
      const to = await customerAddressee(tx.em, ticket.customerId);
      if (to) await oweMessage(tx, to, { key: `${fact.id}:${to.personId}:${content.kind}`, content, ticketId: ticket.id });
    });
  };
}

const anything = z.object({});

const received = tellCustomer({ event: anything, ticket: anything }, ({ base, ticket }) => ({ ...base, kind: 'ticket_received', device: ticket.device.label, problem: ticket.problem.title }));

const assigned = tellCustomer({ event: Visitor.extend({ arriveBy: Instant }), ticket: anything }, async ({ app, base, event, ticket }) => {
  const before = await lastAnnouncedExpert(app.orm.em.fork(), ticket.id);
  const kind = before !== null && before !== event.expertId ? 'expert_changed' : 'expert_assigned';
  return { ...base, kind, expertId: event.expertId, expertName: event.expert.name, arriveBy: event.arriveBy };
});

const onTheWay = tellCustomer({ event: z.object({ eta: Instant }), ticket: Visitor }, ({ base, event, ticket }) => ({ ...base, kind: 'on_the_way', expertId: ticket.expertId, expertName: ticket.expert.name, eta: event.eta }));

const replanned = tellCustomer({ event: anything, ticket: anything }, ({ base }) => ({ ...base, kind: 'visit_replanned' }));

const Quiet = z.object({ details: z.object({ quiet: z.literal(true) }) });

/** No news: the visit goes to somebody else in the same breath, or it is heard of when it is long over. */
const unlessQuiet = (tell: FactHandler): FactHandler => async (app, fact) => {
  if (!Quiet.safeParse(fact.payload).success) await tell(app, fact);
};

const Passed = z.object({ details: z.object({ windowPassed: z.literal(true) }) });

/** When the time that the customer asked for has gone by as well, that message says both. */
const unlessPassed = (tell: FactHandler): FactHandler => async (app, fact) => {
  if (!Passed.safeParse(fact.payload).success) await tell(app, fact);
};

const windowPassed = tellCustomer({ event: z.object({ passed: z.object({ from: Instant, to: Instant }) }), ticket: anything }, ({ base, event }) => ({ ...base, kind: 'window_passed', from: event.passed.from, to: event.passed.to }));

const paused = tellCustomer({ event: z.object({ holdReason: HoldReason, resumeAt: Instant }), ticket: anything }, ({ base, event }) => ({ ...base, kind: 'visit_paused', reason: event.holdReason, resumeAt: event.resumeAt }));

const completed = tellCustomer({ event: z.object({ summary: z.string() }), ticket: Visitor }, ({ base, event, ticket }) => ({
  ...base, kind: 'visit_summary', device: ticket.device.label, expertName: ticket.expert.name, summary: event.summary,
}));

const cancelled = tellCustomer({ event: anything, ticket: anything }, ({ base, ticket }) => ({ ...base, kind: 'ticket_cancelled', device: ticket.device.label }));

const late = tellCustomer({ event: z.object({ arriveAt: Instant }), ticket: Visitor }, ({ base, event, ticket }) => ({ ...base, kind: 'running_late', expertId: ticket.expertId, expertName: ticket.expert.name, eta: event.arriveAt }));

/** Dispatch says which changes of a plan are news to the customer: ten minutes and more, not every few minutes. */
const arrivalChanged: FactHandler = async (app, fact) => {
  const { event } = z.object({ event: z.object({ announced: z.boolean() }) }).parse(fact.payload);
  if (event.announced) await late(app, fact);
};

const windowOffered = tellCustomer({ event: z.object({ window: z.object({ from: Instant, to: Instant }) }), ticket: anything }, ({ base, event }) => ({ ...base, kind: 'window_offered', from: event.window.from, to: event.window.to }));

const Escalated = z.object({ event: z.object({ reason: z.string().default('Please have a look.') }), ticket: TicketPart, details: z.object({ ownerRole: z.enum(['manager', 'agent']), callees: z.array(z.string()).default([]) }).default({ ownerRole: 'manager', callees: [] }) });

/** Agents see their tasks at their desk; a manager hears of his also by mail, of a missed promise the group that is called. */
const tellManagers: FactHandler = async (app, fact) => {
  const { event, ticket, details } = Escalated.parse(fact.payload);
  if (details.ownerRole !== 'manager') return;
  const content: MessageContent = { kind: 'escalation', number: ticket.number, url: consoleTicketLink(app.env, ticket.id), area: areaOf(ticket), note: event.reason };
  await inTransaction(app.orm.em, async (tx) => {
    for (const to of await managerAddressees(tx.em, details.callees)) await oweMessage(tx, to, { key: `${fact.id}:${to.personId}:escalation`, content, ticketId: ticket.id });
  });
};

const Assigned = z.object({ event: By.and(Visitor.extend({ assignmentId: z.string(), arriveBy: Instant })), ticket: TicketPart });

/** An expert who did not accept himself has to hear of his job: automatic acceptance, or a manager's hand. */
const tellAssignedExpert: FactHandler = async (app, fact) => {
  const { event, ticket } = Assigned.parse(fact.payload);
  if (event.by.role === 'expert') return;
  const content: MessageContent = {
    kind: 'job_assigned', number: ticket.number, url: expertLink(app.env, event.assignmentId), timeZone: zoneOf(ticket), device: ticket.device.label, problem: ticket.problem.title, area: areaOf(ticket), arriveBy: event.arriveBy,
  };
  await tellExpert(app, { fact, expertId: event.expertId, content, ticketId: ticket.id });
};

const Released = z.object({ event: By.and(z.object({ expertId: z.string() })), ticket: TicketPart });

/** Taken away by somebody else: he must not drive there. */
const tellReleasedExpert: FactHandler = async (app, fact) => {
  const { event, ticket } = Released.parse(fact.payload);
  if (event.by.role === 'expert') return;
  await tellExpert(app, { fact, expertId: event.expertId, content: { kind: 'job_cancelled', number: ticket.number, area: areaOf(ticket) }, ticketId: ticket.id });
};

const inTurn = (...handlers: readonly FactHandler[]): FactHandler => async (app, fact) => {
  for (const handle of handlers) await handle(app, fact);
};

/** What a ticket's own story owes to people. */
export const ticketMessages: Readonly<Record<string, FactHandler>> = {
  TicketRaised: received,
  TicketAssigned: inTurn(assigned, tellAssignedExpert),
  TravelStarted: unlessQuiet(onTheWay),
  VisitReleased: inTurn(unlessQuiet(unlessPassed(replanned)), tellReleasedExpert),
  VisitUnplanned: replanned,
  CouldNotComplete: unlessPassed(replanned),
  TicketHeld: paused,
  WorkPaused: unlessQuiet(paused),
  TicketCompleted: completed,
  TicketCancelled: cancelled,
  ArrivalChanged: arrivalChanged,
  WindowOffered: windowOffered,
  WindowPassed: unlessQuiet(windowPassed),
  TicketEscalated: tellManagers,
};
