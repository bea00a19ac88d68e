import { AppShell } from '@sysops/ui';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { desk } from '../api/api.ts';
import { callerSearchId } from '../customers/caller-search.tsx';
import { leaveProgram } from '../identity/leave-program.ts';
import { UnsentSheet } from '../offline/unsent-sheet.tsx';
import { nextState } from './agent-state.ts';
import { useAction } from './live-actions.ts';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { screens } from './screens.ts';
import { useSession } from './session.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { TopLine } from './top-line.tsx';
import { useFollowing } from './use-following.ts';
import { useOutboxSending } from './use-outbox-sending.ts';
import { useShortcuts } from './use-shortcuts.ts';

type Overlay = 'palette' | 'shortcuts' | 'unsent' | null;

function useGoing(): void {
  const navigate = useNavigate();
  useEffect(() => {
    screens.open = (path) => void navigate({ to: path });
    return desk?.onEvent(({ path }) => void navigate({ to: path }));
  }, [navigate]);
  useAction('go.customers', () => void navigate({ to: '/customers' }));
  useAction('go.queue', () => void navigate({ to: '/queue' }));
  useAction('go.dispatch', () => void navigate({ to: '/dispatch' }));
  useAction('go.knowledge', () => void navigate({ to: '/knowledge' }));
  useAction('go.me', () => void navigate({ to: '/me' }));
  useAction('caller.find', () => {
    const field = document.getElementById(callerSearchId);
    if (field instanceof HTMLInputElement) field.select();
    else void navigate({ to: '/customers' });
  });
}

/** The program of a signed-in agent: rail, palette line, screen. */
export function SignedIn() {
  const { accountId } = useSession();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const toggled = (which: Overlay) => (open: boolean) => setOverlay(open ? which : null);
  useShortcuts();
  useFollowing();
  useOutboxSending(accountId);
  useGoing();
  useAction('palette', () => setOverlay('palette'));
  useAction('shortcuts', () => setOverlay('shortcuts'));
  useAction('unsent', () => setOverlay('unsent'));
  useAction('state.next', nextState);
  useAction('session.end', () => void leaveProgram());
  return (
    <AppShell panes side={<Rail />} top={<TopLine />}>
      <Outlet />
      <Palette open={overlay === 'palette'} onOpenChange={toggled('palette')} />
      <ShortcutsSheet open={overlay === 'shortcuts'} onOpenChange={toggled('shortcuts')} />
      <UnsentSheet open={overlay === 'unsent'} onOpenChange={toggled('unsent')} />
    </AppShell>
  );
}
