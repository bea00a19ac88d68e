import { putAside, readMemory, writeMemory } from './memory-file.ts';

/** Keeps on the disk what a sandbox holds, so that the next one goes on with it. */
export interface Memory {
  /** Something has changed: written within a second. */
  touched(): void;
  /** Writes what is not written yet, and nothing after that. */
  close(): Promise<void>;
}

/** Who is remembered. */
export interface Remembered<State> {
  /** Everything, as it is now; plain data that the structured clone algorithm takes. */
  dump(): State;
  load(state: State): void;
  /** Takes back a load that failed halfway. */
  clear(): void;
}

/** At most one write in this time; what a SIGKILL can cost. Milliseconds. */
const PAUSE_MS = 1_000;

export const noMemory: Memory = { touched: () => undefined, close: async () => undefined };

const say = (line: string): void => void process.stderr.write(`sandbox: ${line}\n`);
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Loads what the file holds and keeps it up to date from then on. Never fails: a file that cannot be read is put aside. */
export async function openMemory<State>(file: string | null, who: Remembered<State>): Promise<Memory> {
  if (file === null || !(await recall(file, who))) return noMemory;
  let isChanged = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  async function write(path: string): Promise<void> {
    if (!isChanged) return;
    isChanged = false;
    try {
      await writeMemory(path, who.dump());
    } catch (error) {
      isChanged = true;
      say(`what it holds could not be written to ${path} (${wordsOf(error)}); the next change tries again`);
    }
  }
  function save(path: string): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    return (writing = writing.then(() => write(path)));
  }

  return {
    touched() {
      // From now on the file may be somebody else's.
      if (isClosed) return;
      isChanged = true;
      timer ??= setTimeout(() => void save(file), PAUSE_MS).unref();
    },
    close() {
      isClosed = true;
      return save(file);
    },
  };
}

/** False when the file stands in the way and cannot be moved: then it is not written to either. */
async function recall<State>(file: string, who: Remembered<State>): Promise<boolean> {
  try {
    const state = await readMemory(file);
    if (state !== undefined) who.load(state as State);
    return true;
  } catch (error) {
    who.clear();
    const begins = `${file} cannot be read: ${wordsOf(error)}. The sandbox begins with nothing`;
    return putAside(file).then(
      (aside) => {
        say(`${begins}; the file is kept as ${aside}.`);
        return true;
      },
      (refused: unknown) => {
        say(`${begins} and remembers nothing, because the file cannot be put aside either (${wordsOf(refused)}).`);
        return false;
      },
    );
  }
}
