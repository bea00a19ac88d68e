import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';

export type PartOptions = {
  readonly name: string;
  /** Arguments of Node: the script and what follows. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Everything it prints goes to this file. */
  readonly logFile: string;
  readonly say: (line: string) => void;
  /** First wait before a restart, in milliseconds; doubles up to `longestWaitMs`, starts anew after `calmMs` of life. */
  readonly firstWaitMs?: number;
  readonly longestWaitMs?: number;
  readonly calmMs?: number;
  /** How long it may drain after SIGTERM before its whole process group is killed. */
  readonly drainMs?: number;
};

/** A program that is kept running: when it dies it is started again, when it is stopped nothing of it stays. */
export type Part = {
  readonly name: string;
  /** The current process, undefined while there is none. */
  readonly pid: number | undefined;
  /** Deaths nobody asked for, since the first start. */
  readonly deaths: number;
  /** Its last lines. */
  readonly lastWords: () => string;
  start(): void;
  /** SIGTERM, then SIGKILL for the group when it takes too long. Stays down until `start`. */
  stop(): Promise<void>;
  /** Sends a signal to its process only; a death that follows is repaired. For fault tests. */
  signal(signal: NodeJS.Signals): void;
};

const LAST_LINES = 12;
const endWithStarter = import.meta.resolve('./end-with-starter.ts');

export function supervise(options: PartOptions): Part {
  const { name, say, firstWaitMs = 200, longestWaitMs = 10_000, calmMs = 10_000, drainMs = 30_000 } = options;
  const log = createWriteStream(options.logFile, { flags: 'w', mode: 0o600 });
  const words: string[] = [];
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let wanted = false;
  let deaths = 0;
  let wait = firstWaitMs;

  function launch(): void {
    again = undefined;
    const since = Date.now();
    const started = spawn(process.execPath, ['--import', endWithStarter, ...options.args], {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child = started;
    keepWords(started, log, words);
    started.once('error', (error) => say(`${name} could not be started: ${error.message}`));
    started.once('exit', (code, signal) => {
      if (child === started) child = undefined;
      killGroup(started.pid);
      if (wanted) restart(signal ?? `code ${code}`, Date.now() - since);
    });
  }

  function restart(how: string, lifeMs: number): void {
    deaths += 1;
    wait = lifeMs >= calmMs ? firstWaitMs : wait;
    say(`${name} died (${how}), starts again in ${wait / 1000} s; its log: ${options.logFile}`);
    again = setTimeout(launch, wait);
    wait = Math.min(wait * 2, longestWaitMs);
  }

  return {
    name,
    get pid() {
      return child?.pid;
    },
    get deaths() {
      return deaths;
    },
    lastWords: () => words.join('\n'),
    start() {
      if (wanted) return;
      wanted = true;
      launch();
    },
    async stop() {
      wanted = false;
      clearTimeout(again);
      if (child) await endProcess(child, { name, drainMs, say });
    },
    signal(signal) {
      child?.kill(signal);
    },
  };
}

function keepWords(child: ChildProcess, log: WriteStream, words: string[]): void {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log.write(chunk);
      words.push(...chunk.toString().trimEnd().split('\n'));
      words.splice(0, words.length - LAST_LINES);
    });
  }
}

async function endProcess(child: ChildProcess, how: { name: string; drainMs: number; say: (line: string) => void }): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const tooLong = setTimeout(() => {
    how.say(`${how.name} did not stop within ${how.drainMs / 1000} s and is killed`);
    killGroup(child.pid);
  }, how.drainMs);
  await gone;
  clearTimeout(tooLong);
}

/** What a part started itself must not outlive it. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
