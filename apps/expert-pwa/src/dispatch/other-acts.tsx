import type { JobView } from '@sysops/domain/dispatch';
import { Button } from '@sysops/ui';
import { useState } from 'react';
import { useMessages } from '../messages/use-messages.tsx';
import { AbsentSheet } from './absent-sheet.tsx';
import { CannotSheet } from './cannot-sheet.tsx';
import { PauseSheet } from './pause-sheet.tsx';
import { ReleaseSheet } from './release-sheet.tsx';

type Act = 'pause' | 'absent' | 'cannot' | 'release';

/** What goes wrong or has to wait: pause, nobody here, cannot complete, give back. */
export function OtherActs({ job }: { job: JobView }) {
  const t = useMessages();
  const [act, setAct] = useState<Act | null>(null);
  const sheet = (of: Act) => ({ job, open: act === of, onOpenChange: (open: boolean) => setAct(open ? of : null) });
  const button = (of: Act, label: string) => <Button className="grow" onClick={() => setAct(of)}>{label}</Button>;
  if (job.status !== 'arrived') {
    return <div className="flex">{button('release', t.job.release)}<ReleaseSheet {...sheet('release')} /></div>;
  }
  return (
    <div className="flex flex-wrap gap-2">
      {job.pausedUntil === null ? button('pause', t.job.pause) : null}
      {button('absent', t.job.absent)}
      {button('cannot', t.job.cannotComplete)}
      <PauseSheet {...sheet('pause')} />
      <AbsentSheet {...sheet('absent')} />
      <CannotSheet {...sheet('cannot')} />
    </div>
  );
}
