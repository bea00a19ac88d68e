export * from './contact-code.ts';
export * from './customer-commands.ts';
export * from './customer-views.ts';
export * from './find-terms.ts';
export * from './phone-search.ts';
