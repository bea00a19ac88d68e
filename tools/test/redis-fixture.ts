import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '@sysops/db/embedded';

export type TestRedis = AsyncDisposable & { readonly url: string; start(): Promise<void>; stop(): Promise<void> };

/** A real redis-server of our own that can be stopped and started on the same port, keeping its data. */
export async function openRedis(program: string): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'sysops-redis-'));
  const port = await findFreePort();
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    child = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''], { stdio: 'ignore' });
    await waitForPort(port);
  };
  const stop = async (): Promise<void> => {
    const ending = child;
    child = null;
    if (!ending) return;
    ending.kill('SIGTERM');
    await once(ending, 'exit');
  };
  const dispose = async (): Promise<void> => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
  await start();
  return { url: `redis://127.0.0.1:${port}`, start, stop, [Symbol.asyncDispose]: dispose };
}

async function waitForPort(port: number): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(20)) {
    const socket = connect(port, '127.0.0.1');
    const open = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false);
    socket.destroy();
    if (open) return;
  }
  throw new Error(`redis-server did not listen on ${port} within 10 s`);
}
