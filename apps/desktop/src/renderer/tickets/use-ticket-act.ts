import { readError } from '@sysops/api-client';
import type { TicketVersionView } from '@sysops/domain/tickets';
import { toast } from '@sysops/ui';
import { useRef, useState } from 'react';
import { v7 as uuid } from 'uuid';
import { api, queryClient } from '../api/api.ts';

export type ActProblem = { readonly title: string; readonly advice: string; readonly requestId: string | null };
export type TicketAct = { readonly busy: boolean; readonly problem: ActProblem | null; readonly run: (send: (commandId: string) => Promise<TicketVersionView>, done: string) => Promise<boolean>; readonly reset: () => void };

function problemOf(error: unknown): ActProblem {
  const { code, message, requestId } = readError(error);
  if (code === 'stale') return { title: 'Somebody changed this ticket meanwhile', advice: 'It has been read again and shows behind this window. Look at it, then press once more if it is still right.', requestId };
  if (code === 'offline') return { title: 'The server cannot be reached', advice: 'Nothing has been changed for sure. Press again when it is back: it is done once, however often it is sent.', requestId };
  return { title: message, advice: 'Nothing was changed.', requestId };
}

/** One act of an agent on a ticket. The same press keeps its command id over every retry, so it happens once; after a refusal the next press is a new one. */
export function useTicketAct(): TicketAct {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ActProblem | null>(null);
  const commandId = useRef<string | null>(null);
  const running = useRef(false);
  const reset = (): void => {
    commandId.current = null;
    setProblem(null);
  };
  const run: TicketAct['run'] = async (send, done) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await send((commandId.current ??= uuid()));
      reset();
      toast.success(done);
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      if (readError(error).code !== 'offline') commandId.current = null;
      return false;
    } finally {
      running.current = false;
      setBusy(false);
      await queryClient.invalidateQueries({ queryKey: api.tickets.pathKey() });
    }
  };
  return { busy, problem, run, reset };
}
