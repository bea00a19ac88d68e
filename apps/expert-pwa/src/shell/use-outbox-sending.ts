import { toast } from '@sysops/ui';
import { useEffect, useRef } from 'react';
import { api, client, queryClient } from '../api/api.ts';
import { learnServerTime } from '../api/server-clock.ts';
import { paintJobs } from '../dispatch/paint-jobs.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { startOutbox } from '../offline/outbox.ts';
import { sendCommand } from '../offline/send-command.ts';
import type { StoredEntry } from '../offline/store.ts';
import { useOutbox } from '../offline/use-outbox.ts';
import { pressedAt } from '../dispatch/pressed-at.ts';

const jobsKey = () => api.dispatch.myJobs.queryKey();

/** An accepted entry leaves the queue, so the stored answer must show it until the next one comes. */
function paintAccepted(entry: StoredEntry): void {
  queryClient.setQueryData(jobsKey(), (view) => (view ? (paintJobs(view, [pressedAt(entry)]) as typeof view) : view));
}

async function readAgain(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: jobsKey() }),
    queryClient.invalidateQueries({ queryKey: api.experts.me.queryKey() }),
    queryClient.invalidateQueries({ queryKey: api.tickets.get.pathKey() }),
  ]);
}

const failed = (error: unknown): void => console.error('The jobs cannot be read again', error);

/** Sends this expert's changes for as long as he is signed in. */
export function useOutboxSending(expertId: string): void {
  useEffect(() => {
    let sent = false;
    return startOutbox(expertId, {
      send: (command) => sendCommand(client, command),
      onAccepted: (entry) => {
        sent = true;
        paintAccepted(entry);
      },
      onIdle: () => {
        if (sent) readAgain().catch(failed);
        sent = false;
      },
      onSignedOut: () => void queryClient.invalidateQueries({ queryKey: api.identity.me.queryKey() }).catch(failed),
    });
  }, [expertId]);
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return;
        const view = queryClient.getQueryData(jobsKey());
        if (view && event.query.state.data === view) learnServerTime(view.at);
      }),
    [],
  );
  useRefusalToasts(expertId);
}

/** Says once for each change that the server did not accept it. The Sync list keeps it. */
function useRefusalToasts(expertId: string): void {
  const t = useMessages();
  const queue = useOutbox();
  const told = useRef<Set<string> | null>(null);
  useEffect(() => {
    const refused = queue.filter((entry) => entry.owner === expertId && entry.state === 'refused');
    const before = told.current;
    if (before) {
      for (const entry of refused.filter(({ id }) => !before.has(id))) {
        toast.error(t.sync.refused(t.sync.commands[entry.command.procedure]), { description: entry.problem?.kept ? t.sync.kept : entry.problem?.message, duration: 10_000 });
      }
    }
    told.current = new Set(refused.map(({ id }) => id));
  }, [queue, expertId, t]);
}
