export * from './candidate.queries.ts';
export * from './duty.repository.ts';
export * from './expert.queries.ts';
export * from './expert.repository.ts';
export * from './heard.repository.ts';
