export * from './article.queries.ts';
export * from './article.repository.ts';
export * from './search.queries.ts';
