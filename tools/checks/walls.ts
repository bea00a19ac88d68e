import { checkout } from '../dev/checkout.ts';
import { checkWalls } from './check-walls.ts';

const { breaches, modules } = await checkWalls(checkout);
for (const { rule, from, to } of breaches) console.error(`${rule}: ${from} → ${to}`);
console.log(`walls: ${modules} modules, ${breaches.length} breaches`);
// Few modules means that the reader was blind, not that the house is clean.
process.exitCode = breaches.length > 0 || modules < 200 ? 1 : 0;
