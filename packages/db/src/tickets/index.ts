export * from './covered-tickets.queries.ts';
export * from './staff-task.queries.ts';
export * from './ticket-census.queries.ts';
export * from './ticket.entity.ts';
export * from './ticket.queries.ts';
export * from './ticket.repository.ts';
