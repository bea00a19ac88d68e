export * from './delivery-report.ts';
export * from './gsm-text.ts';
export * from './message.ts';
export * from './push-commands.ts';
export * from './quiet-hours.ts';
export * from './text-meaning.ts';
export * from './zone-of-state.ts';
