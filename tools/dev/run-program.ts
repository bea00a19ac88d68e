import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { checkout } from './checkout.ts';

type Run = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** First words of the error when the program fails. */
  readonly failure: string;
  readonly signal?: AbortSignal | undefined;
};

/** Runs a Node program of the checkout to its end. @throws with what it printed when it fails */
export async function runProgram(args: readonly string[], { env, failure, signal }: Run): Promise<string> {
  signal?.throwIfAborted();
  const child = spawn(process.execPath, args, { cwd: checkout, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => child.kill('SIGTERM');
  signal?.addEventListener('abort', stop);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, 'close');
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`${failure}:\n${said.trim()}`);
  return said;
}
