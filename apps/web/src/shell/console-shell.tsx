import { AppShell, buttonClass, EmptyState, SideNav, Spinner, ThemeSwitch } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { api } from '../api/api.ts';
import { consoleEn as t } from '../messages/console-en.ts';
import { useTaskCount } from '../tickets/use-waiting-for-person.ts';
import { ActionsProvider, useScreenActions } from './console-actions.tsx';
import { LiveProvider } from './console-live.tsx';
import { ConsoleNavLink, navItems } from './console-nav.tsx';
import { ConsolePalette } from './console-palette.tsx';
import { StaffContext } from './console-staff.ts';
import { ConsoleTopBar } from './console-top-bar.tsx';

/** The console is tight and slate; popups hang outside its element, so the page itself is told. */
function useConsoleLooks(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    const before = { density: dataset['density'], neutral: dataset['neutral'] };
    dataset['density'] = 'admin';
    dataset['neutral'] = 'slate';
    return () => {
      if (before.density === undefined) delete dataset['density'];
      else dataset['density'] = before.density;
      if (before.neutral === undefined) delete dataset['neutral'];
      else dataset['neutral'] = before.neutral;
    };
  }, []);
}

/** Lets managers and admins in; everybody else learns why not. */
export function ConsoleShell() {
  useConsoleLooks();
  const here = useLocation({ select: ({ href }) => href });
  const me = useQuery(api.identity.me.queryOptions(undefined, { staleTime: 60_000 }));
  if (me.isPending) return <div className="grid h-dvh place-items-center"><Spinner label={t.loading} /></div>;
  if (!me.data) return <Navigate to="/sign-in" search={{ next: here }} replace />;
  if (!me.data.roles.some((role) => role === 'manager' || role === 'admin')) {
    return (
      <main id="main" className="grid min-h-dvh place-items-center">
        <EmptyState drawing="plug" title={t.gate.title} text={t.gate.text} action={<Link to="/" className={buttonClass()}>{t.gate.home}</Link>} />
      </main>
    );
  }
  return (
    <StaffContext value={me.data}>
      <LiveProvider>
        <ActionsProvider>
          <Frame />
        </ActionsProvider>
      </LiveProvider>
    </StaffContext>
  );
}

const collapsedKey = 'console-menu';

function readCollapsed(): boolean {
  try {
    const stored = localStorage.getItem(collapsedKey);
    return stored === null ? window.innerWidth < 1100 : stored === 'narrow';
  } catch {
    return window.innerWidth < 1100;
  }
}

function Frame() {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const [collapsed, setCollapsed] = useState(readCollapsed);
  const [searching, setSearching] = useState(false);
  const counts = useQuery(api.tickets.counts.queryOptions());
  const tasks = useTaskCount() ?? 0;
  const change = (next: boolean): void => {
    setCollapsed(next);
    try {
      localStorage.setItem(collapsedKey, next ? 'narrow' : 'wide');
    } catch {
      // Storage refused: the choice lasts until the page is closed.
    }
  };
  useScreenActions([{ id: 'collapse-menu', label: t.palette.collapse, shortcut: '[', run: () => change(!collapsed) }]);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    document.getElementById('main')?.scrollTo(0, 0);
  });
  const waiting = counts.data?.find(({ status }) => status === 'waiting')?.count ?? 0;
  const triage = counts.data?.find(({ status }) => status === 'triage')?.count ?? 0;
  return (
    <>
      <AppShell
        top={<ConsoleTopBar onSearch={() => setSearching(true)} />}
        side={
          <SideNav
            items={navItems(path, { attention: tasks, dispatch: waiting, tickets: triage })}
            collapsed={collapsed}
            onCollapsedChange={change}
            linkComponent={ConsoleNavLink}
            footer={collapsed ? null : <div className="px-1 pb-1 lg:hidden"><ThemeSwitch wide iconsOnly /></div>}
          />
        }
      >
        <Outlet />
      </AppShell>
      <ConsolePalette open={searching} onOpenChange={setSearching} />
    </>
  );
}
