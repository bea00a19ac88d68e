import type { JobView, SiteHoldReason } from '@sysops/domain/dispatch';
import { Segmented } from '@sysops/ui';
import { useState } from 'react';
import { serverNow } from '../api/server-clock.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { choicesOf, ReasonSheet } from './reason-sheet.tsx';
import { aboutJob, actFields, useSubmit } from './use-act.ts';

const minutes = { half: 30, hour: 60, two: 120 } as const;
type Until = keyof typeof minutes;

/** For a while: the job stays his. What goes on another day ends the visit. */
export function PauseSheet({ job, ...sheet }: { job: JobView; open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useMessages();
  const submit = useSubmit();
  const [until, setUntil] = useState<Until>('hour');
  const pause = (holdReason: SiteHoldReason): Promise<boolean> =>
    submit(aboutJob(job), { procedure: 'dispatch.pause', input: { ...actFields(job), holdReason, resumeAt: serverNow() + minutes[until] * 60_000 } });
  return (
    <ReasonSheet<SiteHoldReason> {...sheet} title={t.pause.title} intro={t.pause.intro} question={t.pause.why} choices={choicesOf(t.pause.reasons)} submit={t.pause.submit} onSubmit={pause}>
      <div className="flex flex-col gap-1.5">
        <p aria-hidden className="leading-tight font-medium">{t.pause.until}</p>
        <Segmented label={t.pause.until} wide value={until} onChange={setUntil} choices={choicesOf(t.pause.untilChoices)} />
      </div>
    </ReasonSheet>
  );
}
