import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { tickets: { type: 'string', default: '160' }, experts: { type: 'string', default: '1000,10000,100000' }, rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '4' } } });
const asked = { rounds: Number(values.rounds) };

/** Each measures its yardstick in the same run, prints both, and says whether the reach was met. */
const programs: Readonly<Record<string, () => Promise<boolean> | boolean>> = {
  matching: async () => (await import('./matching.ts')).benchMatching(asked),
  policy: async () => (await import('./policy.ts')).benchPolicy(asked),
  fairness: async () => (await import('./fairness.ts')).benchFairness(asked),
  replan: async () => (await import('./replan.ts')).benchReplan(asked),
  // Brings the server and a database.
  assign: async () => (await import('./assign.ts')).benchAssign({ tickets: Number(values.tickets), sizes: values.experts.split(',').map(Number) }),
  // Start the product, one of them with a browser.
  intake: async () => (await import('./intake.ts')).benchIntake({ ...asked, seconds: Number(values.seconds) }),
  explain: async () => (await import('./explain.ts')).benchExplain({ pages: 40 }),
};

const name = positionals[0] ?? 'all';
const chosen = name === 'all' ? Object.values(programs) : [programs[name]].filter((p) => p !== undefined);
if (chosen.length === 0) {
  console.error(`Say which: ${Object.keys(programs).join(', ')}, or nothing for all`);
  process.exitCode = 2;
}
for (const program of chosen) if (!(await program())) process.exitCode = 1;
