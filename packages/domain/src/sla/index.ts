export * from './business-calendar.ts';
export * from './default-calendars.ts';
export * from './sla-clock.ts';
export * from './sla-standing.ts';
export * from './sla-steps.ts';
export * from './sla-targets.ts';
export * from './ticket-clocks.ts';
