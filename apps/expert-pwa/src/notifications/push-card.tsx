import { Card, Switch } from '@sysops/ui';
import { BellOff } from 'lucide-react';
import { usePushMessages } from '../messages/use-push-messages.ts';
import { Banner } from '../shell/banner.tsx';
import { usePush } from './use-push.ts';

/** The expert's own choice for this device, and what stands in the way where he has none. */
export function PushCard() {
  const t = usePushMessages();
  const { state, busy, failed, set } = usePush();
  if (state === null) return null;
  const obstacle = { on: null, off: null, blocked: t.blocked, install_first: t.installFirst, unsupported: t.unsupported }[state];
  const hint = failed ? <span role="alert" className="text-red-11">{t.failed}</span> : t.hint;
  return (
    <Card title={t.title}>
      <div className="flex flex-col gap-3">
        <Switch label={t.label} hint={obstacle ? null : hint} checked={state === 'on'} disabled={busy || obstacle !== null} onChange={(event) => void set(event.target.checked)} />
        {obstacle ? <Banner icon={<BellOff />}>{obstacle}</Banner> : null}
      </div>
    </Card>
  );
}
