export * from './record-fact.ts';
export * from './outbox.queries.ts';
