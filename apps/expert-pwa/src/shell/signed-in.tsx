import { AppShell, BottomBar, BrandMark, SideNav, type NavItem, type NavLinkProps } from '@sysops/ui';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { BookOpen, ListTodo, User } from 'lucide-react';
import { usePositionReports } from '../experts/use-position-reports.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { SyncSheetProvider } from '../offline/sync-sheet.tsx';
import { useJobs } from '../dispatch/use-jobs.ts';
import { useFollowing } from './use-following.ts';
import { useOutboxSending } from './use-outbox-sending.ts';
import { usePreparedDay } from './use-prepared-day.ts';
import { useSession } from './session.tsx';

function NavAnchor({ href, ...rest }: NavLinkProps) {
  return <Link to={href} {...rest} />;
}

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
  const t = useMessages();
  useOutboxSending(expertId);
  useFollowing();
  usePreparedDay();
  usePositionReports();
  const items = useNavItems();
  const brand = (
    <p className="flex min-h-control items-center gap-2.5 px-2 font-bold">
      <BrandMark /> {t.appName}
    </p>
  );
  return (
    <SyncSheetProvider>
      <AppShell
        panes
        side={<div className="hidden md:block"><SideNav items={items} linkComponent={NavAnchor} header={brand} /></div>}
        bottom={<div className="md:hidden"><BottomBar items={items} linkComponent={NavAnchor} /></div>}
      >
        <Outlet />
      </AppShell>
    </SyncSheetProvider>
  );
}
