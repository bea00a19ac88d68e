export * from './inbound-text.repository.ts';
export * from './message.queries.ts';
export * from './message.repository.ts';
export * from './push-subscription.repository.ts';
