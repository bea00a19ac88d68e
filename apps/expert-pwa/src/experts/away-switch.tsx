import type { ExpertView } from '@sysops/domain/experts';
import { Button, Dialog, Switch } from '@sysops/ui';
import { useState } from 'react';
import { useJobs } from '../dispatch/use-jobs.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { useAway } from './use-away.ts';

/** Available or away. Away gives back what begins soon: it says how much that is, and asks first. */
export function AwaySwitch({ me }: { me: Pick<ExpertView, 'away'> }) {
  const t = useMessages();
  const { away, setAway } = useAway(me.away);
  const jobs = useJobs().view?.givesBack ?? 0;
  const [asking, setAsking] = useState(false);
  const press = (available: boolean): void => {
    if (!available && jobs > 0) setAsking(true);
    else void setAway(!available);
  };
  return (
    <>
      <Switch label={t.mine.available} hint={t.mine.availableHint} checked={!away} onChange={(event) => press(event.target.checked)} />
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        size="small"
        title={t.mine.giveBackTitle(jobs)}
        description={t.mine.giveBackText(jobs)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t.mine.stayAvailable}</Button>
            <Button variant="danger" onClick={() => { setAsking(false); void setAway(true); }}>{t.mine.giveBack(jobs)}</Button>
          </>
        }
      />
    </>
  );
}
