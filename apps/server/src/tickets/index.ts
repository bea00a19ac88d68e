export { actOnTicket } from './act-on-ticket.ts';
export { escalateTicket } from './escalate-ticket.ts';
export { actorRef, systemActor } from './actor-ref.ts';
export { reopenBySurvey } from './reopen-ticket.ts';
export { ticketsByIds } from './tickets-by-ids.ts';
export { visitFacts, type VisitFacts } from './visit-facts.ts';
export { assertMayTouch } from './with-ticket.ts';
export { addStaffTask, findTicket, lockTicket, waitingFor } from '@sysops/db/tickets';
