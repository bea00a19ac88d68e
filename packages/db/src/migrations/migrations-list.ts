import { M0001Foundations } from './m0001-foundations.ts';
import { M0004Tickets } from './m0004-tickets.ts';
import { M0005Dispatch } from './m0005-dispatch.ts';

/** In order, forward only. Names are written out so that they survive bundling. */
export const migrationsList = [
  { name: 'm0001-foundations', class: M0001Foundations },
  { name: 'm0004-tickets', class: M0004Tickets },
  { name: 'm0005-dispatch', class: M0005Dispatch },
];
