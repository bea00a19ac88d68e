export { actOnTicket } from './act-on-ticket.ts';
export { actorRef, systemActor } from './actor-ref.ts';
export { reopenBySurvey } from './reopen-ticket.ts';
export { assertMayTouch } from './with-ticket.ts';
export { findTicket, lockTicket } from '@sysops/db/tickets';
