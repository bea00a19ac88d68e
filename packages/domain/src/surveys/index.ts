export * from './survey-commands.ts';
export * from './survey-lifecycle.ts';
export * from './survey-views.ts';
