import { parseArgs } from 'node:util';
import { simulateRules } from './rules.ts';
import { simulateSla } from './sla.ts';
import { simulateWeek } from './week.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { cases: { type: 'string', default: '100000' }, periods: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' }, days: { type: 'string', default: '7' }, tickets: { type: 'string', default: '280' }, experts: { type: 'string', default: '24' } } });
const asked = { cases: Number(values.cases), seed: Number(values.seed) };

/** Each prints its counts and its seed on the last line and answers whether everything held. */
const programs: Readonly<Record<string, () => Promise<boolean> | boolean>> = {
  rules: () => {
    const { seed, violations, ...counts } = simulateRules(asked);
    for (const violation of violations.slice(0, 10)) console.error(violation);
    console.log(`rules: ${counts.decisions} tickets, ${counts.candidates} judged experts, ${counts.offers} chosen, ${counts.nobody} times nobody, ${counts.moved} visits moved, ${counts.heldBack} experts held back for urgent work, ${counts.followUps} follow-ups kept, ${violations.length} violations or overlaps, seed ${seed}`);
    return violations.length === 0;
  },
  sla: () => {
    const { cases, seed, differences } = simulateSla(asked);
    for (const difference of differences.slice(0, 10)) console.error(difference);
    console.log(`sla: ${cases} cases, ${differences.length} differ from the minute-by-minute oracle, seed ${seed}`);
    return differences.length === 0;
  },
  // Loaded when asked for: it brings the server, a database and the sandbox.
  billing: async () => (await import('./billing.ts')).simulateBilling({ seed: asked.seed, periods: Number(values.periods) }),
  week: () => simulateWeek({ seed: asked.seed, days: Number(values.days), tickets: Number(values.tickets), experts: Number(values.experts) }),
};

const program = programs[positionals[0] ?? ''];
if (!program) {
  console.error(`Say which: ${Object.keys(programs).join(', ')}`);
  process.exitCode = 2;
} else process.exitCode = (await program()) ? 0 : 1;
