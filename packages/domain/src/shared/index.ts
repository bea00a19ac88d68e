export * from './calendar.ts';
export * from './errors.ts';
export * from './ids.ts';
export * from './instants.ts';
export * from './parse-csv.ts';
export * from './places.ts';
export * from './text.ts';
