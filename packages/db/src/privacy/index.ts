export * from './personal.queries.ts';
export * from './redact.ts';
