import type { MeView } from '@sysops/domain/identity';
import { Button, Dialog } from '@sysops/ui';
import { useState } from 'react';
import { api, queryClient } from '../api/api.ts';
import { sessionWatch } from '../api/session-watch.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { SignInSteps, useSignIn } from './sign-in-flow.tsx';

/** A new sign-in over the page that was being worked on. Somebody else who signs in gets a page of his own. */
export function SignInAgain() {
  const t = useMessages();
  const [before] = useState(() => queryClient.getQueryData<MeView | null>(api.identity.me.queryKey()) ?? null);
  const flow = useSignIn(() => {
    const now = queryClient.getQueryData<MeView | null>(api.identity.me.queryKey());
    if (before && now && before.accountId !== now.accountId) location.assign('/');
    else void queryClient.invalidateQueries();
  });
  return (
    <Dialog
      open
      size="small"
      title={flow.step.kind === 'code' ? t.signIn.codeTitle : t.signIn.againTitle}
      description={t.signIn.againIntro}
      onOpenChange={(open) => (open ? undefined : sessionWatch.renew())}
      footer={<Button variant="quiet" onClick={() => sessionWatch.renew()}>{t.cancel}</Button>}
    >
      <SignInSteps flow={flow} email={before?.email} />
    </Dialog>
  );
}
