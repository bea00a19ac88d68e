import { Button, Card } from '@sysops/ui';
import { BellRing } from 'lucide-react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { usePushMessages } from '../messages/use-push-messages.ts';
import { usePush } from './use-push.ts';

const storageKey = 'push-later';
const listeners = new Set<() => void>();

function wasPutOff(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'yes';
  } catch {
    return false;
  }
}

function putOff(): void {
  try {
    localStorage.setItem(storageKey, 'yes');
  } catch {
    // Storage refused: asked again next time.
  }
  for (const listener of listeners) listener();
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asked once there is work that a push could be about, and before the browser asks: its own question can be refused only once. Otherwise the other hint. */
export function PushQuestion({ hasWork, otherwise }: { hasWork: boolean; otherwise: ReactNode }) {
  const t = usePushMessages();
  const { state, busy, failed, set } = usePush();
  const later = useSyncExternalStore(watch, wasPutOff);
  if (!hasWork || later || state !== 'off') return otherwise;
  return (
    <Card>
      <div className="flex items-start gap-3">
        <BellRing aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0" />
        <div className="min-w-0 flex-1">
          <p className="font-bold">{t.question}</p>
          <p className="text-muted">{t.questionText}</p>
          {failed ? <p role="alert" className="mt-2 text-red-11">{t.failed}</p> : null}
          <div className="mt-3 flex gap-2">
            <Button size="small" busy={busy} onClick={() => void set(true)}>{t.submit}</Button>
            <Button size="small" variant="quiet" onClick={putOff}>{t.later}</Button>
          </div>
        </div>
      </div>
    </Card>
  );
}
