import { Button, Card } from '@sysops/ui';
import { Download } from 'lucide-react';
import { useMessages } from '../messages/use-messages.tsx';
import { isAppleMobile, isInstalled, useInstall } from './install-prompt.ts';

/** Offers to install the app where that is possible, until the expert says no. */
export function InstallHint() {
  const t = useMessages();
  const { canAsk, ask, declined, decline } = useInstall();
  const bySharing = isAppleMobile() && !canAsk;
  if (isInstalled() || declined || !(canAsk || bySharing)) return null;
  return (
    <Card>
      <div className="flex items-start gap-3">
        <Download aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0" />
        <div className="min-w-0 flex-1">
          <p className="font-bold">{t.install.title}</p>
          <p className="text-muted">{bySharing ? t.install.ios : t.install.text}</p>
          <div className="mt-3 flex gap-2">
            {canAsk ? <Button size="small" onClick={ask}>{t.install.submit}</Button> : null}
            <Button size="small" variant="quiet" onClick={decline}>{t.install.later}</Button>
          </div>
        </div>
      </div>
    </Card>
  );
}
