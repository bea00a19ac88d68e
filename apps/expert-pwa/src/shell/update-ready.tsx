import { toast } from '@sysops/ui';
import { useEffect, useState } from 'react';
import { registerSW } from 'virtual:pwa-register';
import { useMessages } from '../messages/use-messages.tsx';

const lookEveryMs = 30 * 60_000;

let apply: ((reload?: boolean) => Promise<void>) | null = null;
const listeners = new Set<() => void>();
let ready = false;

function register(): void {
  apply ??= registerSW({
    onNeedRefresh: () => {
      ready = true;
      for (const listener of listeners) listener();
    },
    onRegisteredSW: (_url, registration) => {
      if (registration) setInterval(() => void registration.update().catch(() => undefined), lookEveryMs);
    },
    onRegisterError: (error: unknown) => console.error('The app cannot be kept for use without a signal', error),
  });
}

/** Says when a new version has been fetched. Nothing changes under the expert's hands until he presses. */
export function UpdateReady() {
  const t = useMessages();
  const [shown, setShown] = useState(ready);
  useEffect(() => {
    const listener = (): void => setShown(true);
    listeners.add(listener);
    register();
    return () => void listeners.delete(listener);
  }, []);
  useEffect(() => {
    if (!shown) return;
    toast(t.update.ready, { id: 'update', duration: Infinity, action: { label: t.update.action, onClick: () => void apply?.(true) }, cancel: { label: t.update.later, onClick: () => toast.dismiss('update') } });
  }, [shown, t]);
  return null;
}
