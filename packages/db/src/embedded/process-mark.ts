import { readFile } from 'node:fs/promises';

/** A process's id together with its start, because the system uses ids again. */
export type ProcessMark = { readonly pid: number; readonly started: string };

export async function markSelf(): Promise<ProcessMark> {
  return { pid: process.pid, started: await startOf(process.pid) };
}

/** True while the very process that was marked runs. */
export async function isRunning(mark: ProcessMark): Promise<boolean> {
  return isAlive(mark.pid) && (await startOf(mark.pid)) === mark.started;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat (clock ticks since boot); empty where there is no /proc. */
async function startOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
