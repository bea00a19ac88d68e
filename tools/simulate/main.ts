import { parseArgs } from 'node:util';
import { simulateSla } from './sla.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } });
const asked = { cases: Number(values.cases), seed: Number(values.seed) };

/** Each prints its counts and its seed on the last line and answers whether everything held. */
const programs: Readonly<Record<string, () => Promise<boolean> | boolean>> = {
  sla: () => {
    const { cases, seed, differences } = simulateSla(asked);
    for (const difference of differences.slice(0, 10)) console.error(difference);
    console.log(`sla: ${cases} cases, ${differences.length} differ from the minute-by-minute oracle, seed ${seed}`);
    return differences.length === 0;
  },
};

const program = programs[positionals[0] ?? ''];
if (!program) {
  console.error(`Say which: ${Object.keys(programs).join(', ')}`);
  process.exitCode = 2;
} else process.exitCode = (await program()) ? 0 : 1;
