export { arriveDueOf } from './arrive-due.ts';
