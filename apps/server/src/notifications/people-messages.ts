import { inTransaction } from '@sysops/db/connection';
import { emailAddress, Instant, languageCode } from '@sysops/domain/shared';
import * as z from 'zod';
import type { FactHandler } from '../outbox/subscriber.ts';
import { customerAddressee, type Addressee } from './addressee.ts';
import { expertLink, homeLink } from './links.ts';
import type { MessageContent } from './message-content.ts';
import { oweMessage } from './owe-message.ts';
import { nudgeExpert, tellByText, tellExpert } from './tell-expert.ts';
import { areaOf, TicketPart, zoneOf } from './ticket-messages.ts';

const OfferMade = z.object({ assignmentId: z.string(), expertId: z.string(), ticket: TicketPart, expiresAt: Instant, arriveAt: Instant });

const offered: FactHandler = async (app, fact) => {
  const { ticket, ...offer } = OfferMade.parse(fact.payload);
  const content: MessageContent = {
    kind: 'offer', number: ticket.number, url: expertLink(app.env, offer.assignmentId), timeZone: zoneOf(ticket), device: ticket.device.label, problem: ticket.problem.title, area: areaOf(ticket),
    arriveAt: offer.arriveAt, expiresAt: offer.expiresAt,
  };
  await tellExpert(app, { fact, expertId: offer.expertId, content, ticketId: ticket.id });
};

const OfferEnded = z.object({ expertId: z.string(), ticket: TicketPart, how: z.enum(['declined', 'expired', 'withdrawn']), reason: z.string().optional() });

/** Reasons that are the ticket's own facts mean that a visit, not only an offer, is off. */
const offReasons = new Set(['TicketCancelled', 'TicketHeld', 'SentToTriage']);

const offerEnded: FactHandler = async (app, fact) => {
  const { expertId, ticket, how, reason } = OfferEnded.parse(fact.payload);
  // Who declined knows it.
  if (how === 'declined') return;
  const about = { number: ticket.number, area: areaOf(ticket) };
  const content: MessageContent = offReasons.has(reason ?? '') ? { kind: 'job_cancelled', ...about } : { kind: 'offer_withdrawn', ...about, how };
  await tellExpert(app, { fact, expertId, content, ticketId: ticket.id });
};

const Nudged = z.object({ assignmentId: z.string(), expertId: z.string(), ticket: TicketPart, channel: z.enum(['push', 'sms']), about: z.enum(['start', 'arrive', 'finish']) });

/** The first reminder shows on his devices; the second one is a text, whatever became of the first. */
const nudged: FactHandler = async (app, fact) => {
  const { assignmentId, expertId, ticket, channel, about } = Nudged.parse(fact.payload);
  const content: MessageContent = { kind: 'visit_reminder', number: ticket.number, url: expertLink(app.env, assignmentId), area: areaOf(ticket), about };
  const told = { fact, expertId, content, ticketId: ticket.id };
  await (channel === 'push' ? nudgeExpert(app, told) : tellByText(app, told));
};

const SetAway = z.object({ expertId: z.string(), cause: z.enum(['silent', 'no_show']).default('silent') });

const setAway: FactHandler = async (app, fact) => {
  const { expertId, cause } = SetAway.parse(fact.payload);
  await tellExpert(app, { fact, expertId, content: { kind: 'set_away', url: expertLink(app.env), cause }, ticketId: null });
};

const Reset = z.object({ accountId: z.string(), email: emailAddress, name: z.string(), language: languageCode, url: z.url(), welcome: z.boolean().default(false), customerId: z.string().optional() });

/** A link to choose a password; for a new account it is the welcome. */
const passwordReset: FactHandler = async (app, fact) => {
  const { accountId, email, name, language, url, welcome, customerId } = Reset.parse(fact.payload);
  const to: Addressee = { audience: 'account', personId: accountId, name, language, email, phone: null, prefers: 'email', timeZone: 'America/New_York' };
  const content: MessageContent = { kind: !welcome ? 'password_reset' : customerId === undefined ? 'welcome' : 'invitation', name, url };
  await inTransaction(app.orm.em, (tx) => oweMessage(tx, to, { key: `${fact.id}:${accountId}:${content.kind}`, content, ticketId: null }));
};

const Registered = z.object({ customerId: z.string(), invited: z.boolean().default(false) });

const registered: FactHandler = async (app, fact) => {
  const { customerId, invited } = Registered.parse(fact.payload);
  // Who was registered by an agent is welcomed by the link to his first password.
  if (invited) return;
  await inTransaction(app.orm.em, async (tx) => {
    const customer = await customerAddressee(tx.em, customerId);
    // Nothing is proved yet, so it goes by e-mail; a phone that was quicker than this welcome knows already that it is welcome.
    if (customer && customer.email !== null) await oweMessage(tx, customer, { key: `${fact.id}:${customerId}:welcome`, content: { kind: 'welcome', name: customer.name, url: homeLink(app.env) }, ticketId: null });
  });
};

const SurveyDue = z.object({ surveyId: z.string(), ticketId: z.uuid(), customerId: z.string(), url: z.url(), expertName: z.string(), reminder: z.boolean().default(false) });

/** The survey slice decides when and to whom; here it becomes an e-mail, once for each survey and once for its reminder. */
const surveyDue: FactHandler = async (app, fact) => {
  const { surveyId, ticketId, customerId, url, expertName, reminder } = SurveyDue.parse(fact.payload);
  const content: MessageContent = { kind: reminder ? 'survey_reminder' : 'survey', url, expertName };
  await inTransaction(app.orm.em, async (tx) => {
    const to = await customerAddressee(tx.em, customerId);
    if (to) await oweMessage(tx, to, { key: `survey:${surveyId}:${content.kind}`, content, ticketId });
  });
};

/** What offers, accounts and surveys owe to people. */
export const peopleMessages: Readonly<Record<string, FactHandler>> = {
  OfferMade: offered,
  OfferEnded: offerEnded,
  VisitNudged: nudged,
  ExpertSetAway: setAway,
  PasswordResetRequested: passwordReset,
  CustomerRegistered: registered,
  SurveyDue: surveyDue,
};
