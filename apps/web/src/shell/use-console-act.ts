import { readError, type ReadableError } from '@sysops/api-client';
import { toast } from '@sysops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { v7 } from 'uuid';
import { sessionWatch } from '../api/session-watch.ts';

export type ConsoleAct<Input> = {
  readonly run: (input: Input) => Promise<boolean>;
  readonly busy: boolean;
  readonly problem: ReadableError | null;
  readonly forget: () => void;
};

/**
 * One kind of change. The same input sent again after a failure keeps its command id, so that it is done once even if
 * the first answer was lost. `run` says whether it was done; afterwards everything on the screen is asked for again.
 */
export function useConsoleAct<Command extends { readonly commandId: string }>(send: (command: Command) => Promise<unknown>, done?: string): ConsoleAct<Omit<Command, 'commandId'>> {
  const queryClient = useQueryClient();
  const last = useRef<{ readonly key: string; readonly commandId: string } | null>(null);
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReadableError | null>(null);
  const run = async (input: Omit<Command, 'commandId'>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setProblem(null);
    const key = JSON.stringify(input);
    if (last.current?.key !== key) last.current = { key, commandId: v7() };
    try {
      await send({ ...input, commandId: last.current.commandId } as Command);
      last.current = null;
      if (done) toast.success(done);
      void queryClient.invalidateQueries();
      return true;
    } catch (error) {
      const readable = readError(error);
      sessionWatch.note(error);
      if (readable.code === 'internal') console.error(error);
      setProblem(readable);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { run, busy, problem, forget: () => setProblem(null) };
}
