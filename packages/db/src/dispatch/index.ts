export * from './assignment.repository.ts';
export * from './board.queries.ts';
export * from './candidate.queries.ts';
export * from './decision.repository.ts';
export * from './late-act.repository.ts';
export * from './reconcile.repository.ts';
export * from './wait.repository.ts';
export * from './watch.repository.ts';
