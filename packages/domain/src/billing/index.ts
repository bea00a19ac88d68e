export * from './billing-commands.ts';
export * from './billing-views.ts';
export * from './cover.ts';
