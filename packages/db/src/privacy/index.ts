export * from './blur-places.ts';
export * from './clean-articles.ts';
export * from './erase-words.ts';
export * from './forget-payer.repository.ts';
export * from './judged-columns.ts';
export * from './personal.queries.ts';
export * from './remove-person.ts';
export * from './whose.ts';
