export * from './ticket.ts';
export * from './ticket-commands.ts';
export * from './ticket-evolve.ts';
export * from './ticket-lifecycle.ts';
export * from './ticket-terms.ts';
export * from './ticket-transitions.ts';
export * from './ticket-views.ts';
