import type { JobView } from '@sysops/domain/dispatch';
import { useNavigate } from '@tanstack/react-router';
import type { QueuedCommand } from '../offline/queued-command.ts';
import { aboutJob, useSubmit } from './use-act.ts';

/** As `useSubmit`, for what ends the visit: the job is off the list, so today is shown. */
export function useEndVisit(job: JobView): (command: QueuedCommand, said?: string) => Promise<boolean> {
  const submit = useSubmit();
  const navigate = useNavigate();
  return async (command, said) => {
    const safe = await submit(aboutJob(job), command, said);
    if (safe) await navigate({ to: '/' });
    return safe;
  };
}

/** One line of at most 200 characters: the reason in words and the note. */
export const reasonLine = (words: string, note: string): string => (note ? `${words}: ${note}` : words).slice(0, 200);
