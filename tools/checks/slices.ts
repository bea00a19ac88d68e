import { checkout } from '../dev/checkout.ts';
import { checkSlices } from './check-slices.ts';

const problems = await checkSlices(checkout);
for (const problem of problems) console.error(problem);
console.log(`slices: ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
