import { resolve } from 'node:path';

/** The checkout's folder. */
export const checkout = resolve(import.meta.dirname, '../..');

/** Everything that `npm start` keeps: database, secrets, logs. */
export const dataFolder = resolve(checkout, '.data');
