export * from './assignment.repository.ts';
export * from './candidate.queries.ts';
export * from './decision.repository.ts';
export * from './wait.repository.ts';
