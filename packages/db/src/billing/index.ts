export * from './contract.queries.ts';
export * from './contract.repository.ts';
