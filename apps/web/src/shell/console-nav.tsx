import type { NavItem, NavLinkProps } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { BookOpen, CalendarClock, CreditCard, Hand, LayoutDashboard, SlidersHorizontal, Tags, Ticket, UserRound, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { consoleEn as t } from '../messages/console-en.ts';

type Place = { readonly key: string; readonly label: string; readonly icon: ReactNode; readonly href: string };

/** The console's menu, also offered by the palette. */
export const consolePlaces: readonly Place[] = [
  { key: 'overview', label: t.nav.overview, icon: <LayoutDashboard />, href: '/console' },
  { key: 'attention', label: t.nav.attention, icon: <Hand />, href: '/console/attention' },
  { key: 'dispatch', label: t.nav.dispatch, icon: <CalendarClock />, href: '/console/dispatch' },
  { key: 'tickets', label: t.nav.tickets, icon: <Ticket />, href: '/console/tickets' },
  { key: 'experts', label: t.nav.experts, icon: <Wrench />, href: '/console/experts' },
  { key: 'customers', label: t.nav.customers, icon: <UserRound />, href: '/console/customers' },
  { key: 'billing', label: t.nav.billing, icon: <CreditCard />, href: '/console/billing' },
  { key: 'plans', label: t.nav.plans, icon: <Tags />, href: '/console/plans' },
  { key: 'knowledge', label: t.nav.knowledge, icon: <BookOpen />, href: '/console/knowledge' },
  { key: 'rules', label: t.nav.rules, icon: <SlidersHorizontal />, href: '/console/rules' },
];

/** The menu with the present place marked: the longest address that the path starts with. */
export function navItems(path: string, counts: Readonly<Record<string, number>>): NavItem[] {
  const isAt = (href: string): boolean => path === href || (href !== '/console' && path.startsWith(`${href}/`));
  return consolePlaces.map((place) => ({ ...place, current: isAt(place.href) || (place.href === '/console' && path === '/console/'), count: counts[place.key] }));
}

/** The router's link for the menu of packages/ui. */
export function ConsoleNavLink({ href, ...rest }: NavLinkProps) {
  return <Link to={href} activeOptions={{ exact: href === '/console', includeSearch: false }} {...rest} />;
}
