import { AppShell, BottomBar, type NavItem } from '@sysops/ui';
import { Outlet, useLocation } from '@tanstack/react-router';
import { BookOpen, ListTodo, User } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { usePositionReports } from '../experts/use-position-reports.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { SyncProvider } from '../offline/sync-button.tsx';
import { useJobs } from '../dispatch/use-jobs.ts';
import { usePushes } from '../notifications/use-pushes.ts';
import { useFollowing } from './use-following.ts';
import { useOutboxSending } from './use-outbox-sending.ts';
import { usePreparedDay } from './use-prepared-day.ts';
import { NavAnchor } from './nav-anchor.tsx';
import { useSession } from './session.tsx';
import { useWide } from './use-wide.ts';

const WideMenu = lazy(async () => ({ default: (await import('./wide-menu.tsx')).WideMenu }));

function useNavItems(): NavItem[] {
  const t = useMessages();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const { view } = useJobs();
  return [
    { key: 'today', label: t.today, icon: <ListTodo />, href: '/', current: path === '/' || path.startsWith('/jobs'), count: view?.offers.length || undefined },
    { key: 'knowledge', label: t.knowledge, icon: <BookOpen />, href: '/knowledge', current: path.startsWith('/knowledge') },
    { key: 'me', label: t.me, icon: <User />, href: '/me', current: path === '/me' },
  ];
}

/** The app of a signed-in expert: menu below on a phone, at the side on a wide screen. */
export function SignedIn() {
  const { expertId } = useSession();
  useOutboxSending(expertId);
  useFollowing();
  usePreparedDay();
  usePositionReports();
  usePushes(expertId);
  const items = useNavItems();
  const wide = useWide();
  return (
    <SyncProvider>
      <AppShell
        panes
        side={wide ? <Suspense fallback={<div className="w-56" />}><WideMenu items={items} /></Suspense> : null}
        bottom={wide ? null : <BottomBar items={items} linkComponent={NavAnchor} />}
      >
        <Outlet />
      </AppShell>
    </SyncProvider>
  );
}
