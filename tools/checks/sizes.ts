import { checkout } from '../dev/checkout.ts';
import { checkSizes } from './check-sizes.ts';

const { problems, medians } = await checkSizes(checkout);
for (const problem of problems) console.error(problem);
console.log(`sizes: ${problems.length} too large; median file ${medians.file} lines, median function ${medians.function} lines`);
process.exitCode = problems.length > 0 ? 1 : 0;
