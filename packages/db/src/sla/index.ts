export * from './sla.repository.ts';
