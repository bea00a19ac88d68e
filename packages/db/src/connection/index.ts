export * from './create-orm.ts';
export * from './simulation-clock.ts';
export * from './transaction.ts';
