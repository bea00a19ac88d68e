import type { JobView } from '@sysops/domain/dispatch';
import { toast } from '@sysops/ui';
import { lastFix } from '../experts/last-fix.ts';
import { serverNow } from '../api/server-clock.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { newCommandId, submit } from '../offline/outbox.ts';
import type { QueuedCommand } from '../offline/queued-command.ts';
import { useSession } from '../shell/session.tsx';

type ActFields = { readonly commandId: string; readonly assignmentId: string; readonly doneAt: number; readonly position?: { lat: number; lng: number; at: number } };

/** What every act on a job carries: its id, when it was pressed, and where, if the phone knows. */
export function actFields(job: JobView): ActFields {
  const now = serverNow();
  const fix = lastFix(now);
  return { commandId: newCommandId(), assignmentId: job.assignmentId, doneAt: now, ...(fix ? { position: fix } : {}) };
}

/** Keeps a change on the phone and sends it. True when it is safe on disk; says so otherwise. */
export function useSubmit(): (about: string, command: QueuedCommand, said?: string) => Promise<boolean> {
  const { expertId } = useSession();
  const t = useMessages();
  return async (about, command, said) => {
    try {
      await submit(expertId, about, command);
      toast.success(navigator.onLine ? (said ?? t.job.saved) : t.job.savedOnPhone);
      return true;
    } catch (error) {
      console.error(error);
      toast.error(t.job.cannotStore);
      return false;
    }
  };
}

export const aboutJob = (job: JobView): string => `#${job.ticketNumber} · ${job.device.label}`;
