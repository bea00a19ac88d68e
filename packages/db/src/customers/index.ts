export * from './contact-code.repository.ts';
export * from './customer.queries.ts';
export * from './customer.repository.ts';
export * from './sla-override.repository.ts';
