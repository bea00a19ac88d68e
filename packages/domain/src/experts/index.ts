export * from './duty.ts';
export * from './expert-commands.ts';
export * from './expert-views.ts';
export * from './service-area.ts';
