export * from './knowledge-commands.ts';
export * from './knowledge-views.ts';
