export * from './survey.queries.ts';
export * from './survey.repository.ts';
