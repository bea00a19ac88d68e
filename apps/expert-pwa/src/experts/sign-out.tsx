import { Button, Dialog, toast } from '@sysops/ui';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { leaveApp } from '../identity/enter-app.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { useOutbox } from '../offline/use-outbox.ts';
import { useSession } from '../shell/session.tsx';

/** Signs out; with unsent changes it says first what becomes of them. */
export function SignOut() {
  const t = useMessages();
  const { expertId } = useSession();
  const unsent = useOutbox().filter(({ owner }) => owner === expertId).length;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const leave = async (): Promise<void> => {
    setBusy(true);
    try {
      await leaveApp();
    } catch {
      toast.error(t.mine.signOutOffline);
      setBusy(false);
    }
  };
  return (
    <>
      <Button wide icon={<LogOut />} busy={busy} onClick={() => (unsent > 0 ? setAsking(true) : void leave())}>{t.mine.signOut}</Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        size="small"
        title={t.mine.signOutTitle}
        description={t.mine.signOutText(unsent)}
        footer={
          <>
            <Button variant="danger" busy={busy} onClick={() => void leave()}>{t.mine.signOutAnyway}</Button>
            <Button variant="primary" onClick={() => setAsking(false)}>{t.mine.stay}</Button>
          </>
        }
      />
    </>
  );
}
