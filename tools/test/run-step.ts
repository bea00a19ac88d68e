import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { checkout } from '../dev/checkout.ts';
import type { Counts } from './read-report.ts';

export type Step = {
  readonly name: string;
  /** Arguments of Node. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Reads the runner's own report after it ended; without one, the step itself is the one test. */
  readonly report?: () => Promise<Counts>;
};

export type StepResult = Counts & { readonly name: string; readonly seconds: number };

/** Runs one step to its end, its output as it is. A runner that fails without a failing test counts as one failure. */
export async function runStep(step: Step): Promise<StepResult> {
  const begun = Date.now();
  console.log(`\n── ${step.name}`);
  const child = spawn(process.execPath, step.args, { cwd: checkout, env: { ...process.env, NX_DAEMON: 'false', ...step.env }, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'close');
  const counted = step.report ? await step.report().catch(() => ({ passed: 0, failed: 1, skipped: 0 })) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
  return { name: step.name, passed: counted.passed, failed, skipped: counted.skipped, seconds: Math.round((Date.now() - begun) / 1000) };
}
