import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PolicyFile, type DispatchPolicy } from '@sysops/domain/dispatch';
import * as z from 'zod';
import { dataFolder } from '../dev/checkout.ts';
import { readSettings } from '../dev/read-settings.ts';
import { comparePolicies, type Comparison, type NewPolicies } from './compare-policies.ts';
import { openDecisions } from './open-decisions.ts';

const { values } = parseArgs({ options: { policy: { type: 'string' }, days: { type: 'string', default: '30' }, url: { type: 'string' }, data: { type: 'string', default: dataFolder } } });

/** One policy or several; each stands in for the stored ones of its name. */
async function readPolicies(file: string): Promise<NewPolicies> {
  const parsed = z.union([PolicyFile, z.array(PolicyFile).min(1)]).parse(JSON.parse(await readFile(file, 'utf8')));
  const plain = (policy: PolicyFile): DispatchPolicy => Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined)) as DispatchPolicy;
  return new Map((Array.isArray(parsed) ? parsed : [parsed]).map((policy) => [policy.name, plain(policy)]));
}

const mean = (sum: number, count: number): string => (count === 0 ? '–' : (sum / count).toFixed(1));

function print({ decisions, changed, before, after }: Comparison): void {
  const rows: [string, string, string][] = [
    ['', 'as it was', 'new policy'],
    ['somebody found', String(before.found), String(after.found)],
    ['nobody found', String(before.nobody), String(after.nobody)],
    ['minutes to arrival, mean', mean(before.waitMinutes, before.found), mean(after.waitMinutes, after.found)],
    ['minutes of travel, mean', mean(before.travelMinutes, before.found), mean(after.travelMinutes, after.found)],
    ['promises missed', String(before.late), String(after.late)],
  ];
  for (const [name, was, is] of rows) console.log(`${name.padEnd(28)}${was.padStart(12)}${is.padStart(12)}`);
  for (const { ticketId, before: b, after: a } of changed.slice(0, 20)) console.log(`ticket ${ticketId}: ${b.chosen.join(', ') || 'nobody'} → ${a.chosen.join(', ') || 'nobody'}`);
  if (changed.length > 20) console.log(`… and ${changed.length - 20} more`);
  console.log(`replay: ${decisions} decisions of ${values.days} days, ${changed.length} would be different`);
}

const days = Number(values.days);
if (!Number.isInteger(days) || days < 1) throw new Error('--days must be a whole number from 1');
const policies = values.policy ? await readPolicies(values.policy) : new Map<string, DispatchPolicy>();
await using decisions = await openDecisions({ url: values.url ?? readSettings()['DATABASE_URL'], dataDir: join(values.data, 'postgres') });
const comparison = await comparePolicies(decisions.all(days), policies);
print(comparison);
for (const id of comparison.notIdentical) console.error(`decision ${id} does not replay identically`);
process.exitCode = comparison.notIdentical.length > 0 ? 1 : 0;
