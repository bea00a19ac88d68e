export { actOnTicket } from './act-on-ticket.ts';
export { actorRef, systemActor } from './actor-ref.ts';
export { reopenBySurvey } from './reopen-ticket.ts';
export { visitFacts, type VisitFacts } from './visit-facts.ts';
export { assertMayTouch } from './with-ticket.ts';
export { findTicket, lockTicket, waitingFor } from '@sysops/db/tickets';
