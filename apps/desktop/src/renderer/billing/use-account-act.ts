import { readError } from '@sysops/api-client';
import { toast } from '@sysops/ui';
import { useRef, useState } from 'react';
import { v7 as uuid } from 'uuid';
import { api, queryClient } from '../api/api.ts';

export type ActProblem = { readonly title: string; readonly advice: string; readonly requestId: string | null; /** Where the server saw it, when it names a field. */ readonly field: string | null };
export type AccountAct = { readonly busy: boolean; readonly problem: ActProblem | null; readonly run: <Input extends object>(input: Input, act: { readonly send: (command: Input & { readonly commandId: string }) => Promise<unknown>; readonly done: string }) => Promise<boolean>; readonly reset: () => void };

function problemOf(error: unknown): ActProblem {
  const { code, message, requestId, facts } = readError(error);
  const field = typeof facts['field'] === 'string' ? facts['field'] : null;
  if (code === 'stale') return { title: 'Somebody changed this meanwhile', advice: 'It has been read again. Look at it, then press once more if it is still right.', requestId, field };
  if (code === 'offline') return { title: 'The server cannot be reached', advice: 'Nothing has been changed for sure. Press again when it is back: it is done once, however often it is sent.', requestId, field };
  return { title: message, advice: 'Nothing was changed.', requestId, field };
}

const readAgain = (): Promise<unknown> => Promise.all([api.billing.pathKey(), api.customers.pathKey(), api.notifications.pathKey(), api.tickets.tasks.pathKey()].map((queryKey) => queryClient.invalidateQueries({ queryKey })));

/** One act on a caller's account. The same input keeps its command id until it is done, so it happens once; another input is another act. */
export function useAccountAct(): AccountAct {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ActProblem | null>(null);
  const last = useRef<{ readonly key: string; readonly commandId: string } | null>(null);
  const running = useRef(false);
  const run: AccountAct['run'] = async (input, { send, done }) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setProblem(null);
    const key = `${done} ${JSON.stringify(input)}`;
    if (last.current?.key !== key) last.current = { key, commandId: uuid() };
    try {
      await send({ ...input, commandId: last.current.commandId });
      last.current = null;
      toast.success(done);
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
      void readAgain().catch((error: unknown) => console.error('The account cannot be read again', error));
    }
  };
  return { busy, problem, run, reset: () => setProblem(null) };
}
