export * from './article-access.ts';
export * from './knowledge-commands.ts';
export * from './knowledge-views.ts';
export * from './personal-data.ts';
export * from './search-terms.ts';
