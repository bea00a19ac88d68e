import { checkout } from '../dev/checkout.ts';
import { checkTexts } from './check-texts.ts';

const problems = await checkTexts(checkout);
for (const { rule, where, text } of problems) console.error(`${rule}: ${where} ${text}`);
console.log(`texts: ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
