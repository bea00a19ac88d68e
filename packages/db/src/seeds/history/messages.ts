import type { LanguageCode } from '@sysops/domain/shared';
import { zoneOfState } from '@sysops/domain/notifications';
import type { Ticket, TicketEvent } from '@sysops/domain/tickets';
import { iso, type Row } from '../insert-rows.ts';
import type { DemoCustomer } from '../people/customers.ts';
import { expertById, type Past, type SeededAssignment, type Told } from './past.ts';

type Said = { readonly kind: string; readonly subject: string; readonly body: string; readonly more?: object };

const time = (at: number, ticket: Ticket, language: LanguageCode): string =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', { timeZone: zoneOfState(ticket.place.address.state), weekday: 'short', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }).format(at);

/** What a fact of a ticket said to its customer; null for facts that owe no message. */
function saidOf(event: TicketEvent, ticket: Ticket, language: LanguageCode): Said | null {
  const n = ticket.number;
  const in_ = (en: string, es: string): string => (language === 'es' ? es : en);
  switch (event.type) {
    case 'TicketRaised': return { kind: 'ticket_received', subject: in_(`We have your ticket #${n}`, `Tenemos su aviso n.º ${n}`), body: in_(`Your ticket number is #${n}: ${ticket.device.label}. We are looking for the right expert now.`, `Su número de aviso es ${n}: ${ticket.device.label}. Buscamos ahora al experto adecuado.`) };
    case 'TicketAssigned': return { kind: 'expert_assigned', subject: in_(`${event.expert.name} will come for ticket #${n}`, `${event.expert.name} vendrá por el aviso n.º ${n}`), body: in_(`${event.expert.name} will be with you by ${time(event.arriveBy, ticket, language)}.`, `${event.expert.name} llegará a más tardar el ${time(event.arriveBy, ticket, language)}.`), more: { expertId: event.expertId, expertName: event.expert.name, arriveBy: event.arriveBy } };
    case 'TravelStarted': return { kind: 'on_the_way', subject: in_('Your expert is on the way', 'Su experto está en camino'), body: in_(`Ticket #${n}: your expert should arrive at about ${time(event.eta, ticket, language)}.`, `Aviso n.º ${n}: su experto debería llegar hacia el ${time(event.eta, ticket, language)}.`), more: { eta: event.eta } };
    case 'VisitReleased':
    case 'CouldNotComplete': return { kind: 'visit_replanned', subject: in_(`Ticket #${n}: we are planning a new visit`, `Aviso n.º ${n}: preparamos otra visita`), body: in_('We are looking for an expert again and will write to you with the new time.', 'Buscamos de nuevo a un experto y le escribiremos con la nueva hora.') };
    case 'TicketHeld':
    case 'WorkPaused': return { kind: 'visit_paused', subject: in_(`Ticket #${n} is paused`, `El aviso n.º ${n} está en pausa`), body: in_(`It goes on by itself on ${time(event.resumeAt, ticket, language)}.`, `Continúa por sí solo el ${time(event.resumeAt, ticket, language)}.`), more: { reason: event.holdReason, resumeAt: event.resumeAt } };
    case 'TicketCompleted': return { kind: 'visit_summary', subject: in_(`Ticket #${n} is done`, `El aviso n.º ${n} está resuelto`), body: in_(`The work on your ${ticket.device.label} is finished. ${event.summary}`, `El trabajo en su ${ticket.device.label} ha terminado. ${event.summary}`), more: { summary: event.summary } };
    case 'TicketCancelled': return { kind: 'ticket_cancelled', subject: in_(`Ticket #${n} is cancelled`, `El aviso n.º ${n} está anulado`), body: in_('Nobody will come. If this is a mistake, raise a new ticket.', 'No vendrá nadie. Si es un error, abra otro aviso.') };
    default: return null;
  }
}

type Letter = { readonly id: string; readonly key: string; readonly at: number; readonly channel: 'email' | 'sms'; readonly to: string; readonly said: Said; readonly ticket: Ticket; readonly audience: 'customer' | 'expert'; readonly personId: string; readonly language: LanguageCode };

const rowOf = ({ id, key, at, channel, to, said, ticket, audience, personId, language }: Letter): Row => ({
  id, key, kind: said.kind, channel, audience, person_id: personId, language, ticket_id: ticket.id, recipient: to, content: { kind: said.kind, number: ticket.number, ...said.more }, subject: channel === 'email' ? said.subject : null,
  body: channel === 'email' ? said.body : `Sysops Squad #${ticket.number}: ${said.body}`, status: 'delivered', attempts: 1, provider_id: `demo-${id}`, created_at: iso(at), sent_at: iso(at + 700), delivered_at: iso(at + 2600),
});

function customerLetters(past: Past, { ticket, events, customer }: Told): Row[] {
  return events.flatMap((event, n) => {
    const said = saidOf(event, ticket, customer.language);
    return said ? [rowOf({ id: past.chance.id(event.at), key: `demo:${ticket.id}:${n}`, at: event.at + 300, said, ticket, audience: 'customer', personId: customer.id, language: customer.language, ...addressOf(customer) })] : [];
  });
}

const addressOf = ({ channel, phone, email }: DemoCustomer) => ({ channel, to: channel === 'sms' ? phone : email });

function offerLetter(past: Past, ticket: Ticket, a: SeededAssignment): Row {
  const expert = expertById(past, a.expertId);
  const { city, zip } = ticket.place.address;
  const said = { kind: a.answeredAt === a.offeredAt ? 'job_assigned' : 'offer', subject: '', body: `${ticket.problem.title}, ${city} ${zip}, by ${time(a.arriveAt, ticket, 'en')}.`, more: { device: ticket.device.label, problem: ticket.problem.title, area: `${city} ${zip}`, arriveAt: a.arriveAt, expiresAt: a.expiresAt } };
  return rowOf({ id: past.chance.id(a.offeredAt), key: `demo:${a.id}`, at: a.offeredAt + 300, channel: 'sms', to: expert.phone, said, ticket, audience: 'expert', personId: expert.id, language: expert.languages[0] ?? 'en' });
}

/** Every message that the past owed to customers and experts, with its outcome. */
export function messageRows(past: Past): Row[] {
  const tickets = new Map(past.told.map((told) => [told.ticket.id, told.ticket]));
  const offers = [...past.assignments.values()].flatMap((a) => {
    const ticket = tickets.get(a.ticketId);
    return ticket ? [offerLetter(past, ticket, a)] : [];
  });
  return [...past.told.flatMap((told) => customerLetters(past, told)), ...offers];
}
