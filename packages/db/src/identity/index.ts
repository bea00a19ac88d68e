export * from './account.repository.ts';
export * from './identity.queries.ts';
export * from './staff.queries.ts';
