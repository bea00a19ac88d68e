import type { JobView } from '@sysops/domain/dispatch';
import type { HoldReason } from '@sysops/domain/tickets';
import { Button, Segmented } from '@sysops/ui';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { serverNow } from '../api/server-clock.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { choicesOf, ReasonSheet } from './reason-sheet.tsx';
import { aboutJob, actFields, useSubmit } from './use-act.ts';

type Act = 'pause' | 'cannot' | 'release';
type SheetProps = { job: JobView; open: boolean; onOpenChange: (open: boolean) => void };

/** What goes wrong or has to wait: pause, cannot complete, give back. */
export function OtherActs({ job }: { job: JobView }) {
  const t = useMessages();
  const [act, setAct] = useState<Act | null>(null);
  const sheet = (of: Act) => ({ job, open: act === of, onOpenChange: (open: boolean) => setAct(open ? of : null) });
  const onSite = job.status === 'arrived';
  return (
    <div className="flex flex-wrap gap-2">
      {onSite && job.pausedUntil === null ? <Button className="grow" onClick={() => setAct('pause')}>{t.job.pause}</Button> : null}
      {onSite ? <Button className="grow" onClick={() => setAct('cannot')}>{t.job.cannotComplete}</Button> : <Button className="grow" onClick={() => setAct('release')}>{t.job.release}</Button>}
      <PauseSheet {...sheet('pause')} />
      <CannotSheet {...sheet('cannot')} />
      <ReleaseSheet {...sheet('release')} />
    </div>
  );
}

/** One line of at most 200 characters: the reason in words and the note. */
const reasonLine = (words: string, note: string): string => (note ? `${words}: ${note}` : words).slice(0, 200);

type Until = 'half' | 'hour' | 'two' | 'morning';

function untilInstant(until: Until, now: number): number {
  if (until !== 'morning') return now + { half: 30, hour: 60, two: 120 }[until] * 60_000;
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 9).getTime();
}

function PauseSheet({ job, ...sheet }: SheetProps) {
  const t = useMessages();
  const submit = useSubmit();
  const [until, setUntil] = useState<Until>('hour');
  const pause = (holdReason: HoldReason): Promise<boolean> =>
    submit(aboutJob(job), { procedure: 'dispatch.pause', input: { ...actFields(job), holdReason, resumeAt: untilInstant(until, serverNow()) } });
  return (
    <ReasonSheet<HoldReason> {...sheet} title={t.pause.title} question={t.pause.why} choices={choicesOf(t.pause.reasons)} submit={t.pause.submit} onSubmit={pause}>
      <div className="flex flex-col gap-1.5">
        <p aria-hidden className="leading-tight font-medium">{t.pause.until}</p>
        <Segmented label={t.pause.until} wide value={until} onChange={setUntil} choices={choicesOf(t.pause.untilChoices)} />
      </div>
    </ReasonSheet>
  );
}

function CannotSheet({ job, ...sheet }: SheetProps) {
  const t = useMessages();
  const submit = useSubmit();
  const navigate = useNavigate();
  const end = async (reason: keyof typeof t.cannot.reasons, note: string): Promise<boolean> => {
    const safe = await submit(aboutJob(job), { procedure: 'dispatch.cannotComplete', input: { ...actFields(job), reason: reasonLine(t.cannot.reasons[reason], note) } });
    if (safe) await navigate({ to: '/' });
    return safe;
  };
  return <ReasonSheet {...sheet} title={t.cannot.title} intro={t.cannot.intro} question={t.cannot.why} choices={choicesOf(t.cannot.reasons)} submit={t.cannot.submit} danger noted onSubmit={end} />;
}

function ReleaseSheet({ job, ...sheet }: SheetProps) {
  const t = useMessages();
  const submit = useSubmit();
  const navigate = useNavigate();
  const release = async (reason: keyof typeof t.release.reasons, note: string): Promise<boolean> => {
    const safe = await submit(aboutJob(job), { procedure: 'dispatch.release', input: { ...actFields(job), reason: reasonLine(t.release.reasons[reason], note) } });
    if (safe) await navigate({ to: '/' });
    return safe;
  };
  return <ReasonSheet {...sheet} title={t.release.title} intro={t.release.intro} question={t.release.why} choices={choicesOf(t.release.reasons)} submit={t.release.submit} danger noted onSubmit={release} />;
}
