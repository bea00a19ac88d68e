import { Button, Dialog } from '@sysops/ui';
import { useBlocker } from '@tanstack/react-router';
import { consoleEn as t } from '../messages/console-en.ts';

/** Asks before a change that is not saved is left behind, also when the window is closed. */
export function UnsavedGuard({ dirty }: { dirty: boolean }) {
  const blocker = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: () => dirty, withResolver: true });
  const blocked = blocker.status === 'blocked';
  return (
    <Dialog
      open={blocked}
      onOpenChange={(open) => !open && blocker.reset?.()}
      size="small"
      title={t.unsaved.title}
      description={t.unsaved.text}
      footer={<><Button variant="danger" onClick={() => blocker.proceed?.()}>{t.unsaved.leave}</Button><Button variant="primary" onClick={() => blocker.reset?.()}>{t.unsaved.stay}</Button></>}
    />
  );
}
