import type { JobView } from '@sysops/domain/dispatch';
import { Button, buttonClass } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { Car, CircleCheck, MapPinCheck, Play } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../messages/use-messages.tsx';
import { aboutJob, actFields, useSubmit } from './use-act.ts';
import type { QueuedCommand } from '../offline/queued-command.ts';

type Next = { readonly label: string; readonly icon: React.ReactNode; readonly said?: string; readonly command: () => QueuedCommand };

function nextAct(job: JobView, t: ReturnType<typeof useMessages>): Next | null {
  if (job.status === 'accepted') return { label: t.job.startTravel, icon: <Car />, said: t.job.onTheWaySaved, command: () => ({ procedure: 'dispatch.startTravel', input: actFields(job) }) };
  if (job.status === 'travelling') return { label: t.job.arrive, icon: <MapPinCheck />, said: t.job.arrivedSaved, command: () => ({ procedure: 'dispatch.arrive', input: actFields(job) }) };
  if (job.pausedUntil !== null) return { label: t.job.resume, icon: <Play />, command: () => ({ procedure: 'dispatch.resume', input: actFields(job) }) };
  return null;
}

/** The one wide button of a job: On my way, I have arrived, Resume, Complete. */
export function PrimaryAct({ job }: { job: JobView }) {
  const t = useMessages();
  const submit = useSubmit();
  const [busy, setBusy] = useState(false);
  const next = nextAct(job, t);
  if (!next) {
    return (
      <Link to="/jobs/$assignmentId/complete" params={{ assignmentId: job.assignmentId }} className={`${buttonClass({ variant: 'primary', wide: true })} min-h-14!`}>
        <CircleCheck aria-hidden size={18} strokeWidth={1.75} />
        {t.job.complete}
      </Link>
    );
  }
  const press = async (): Promise<void> => {
    setBusy(true);
    await submit(aboutJob(job), next.command(), next.said);
    setBusy(false);
  };
  return <Button variant="primary" wide busy={busy} icon={next.icon} className="min-h-14!" onClick={() => void press()}>{next.label}</Button>;
}
