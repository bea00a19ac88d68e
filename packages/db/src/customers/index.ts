export * from './customer.queries.ts';
export * from './customer.repository.ts';
