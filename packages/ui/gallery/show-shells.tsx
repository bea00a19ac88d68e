import { BookOpen, Columns3, Inbox, ListTodo, Map, RefreshCw, User, Users } from 'lucide-react';
import { useState } from 'react';
import { BottomBar, BrandMark, Section, SideNav, SyncPill, TopBar, type NavItem } from '../src/index.ts';
import { Pair } from './pair.tsx';

const staff: NavItem[] = [
  { key: 'queue', label: 'Queue', icon: <Inbox />, href: '#queue', count: 4, current: true },
  { key: 'board', label: 'Dispatch', icon: <Columns3 />, href: '#board' },
  { key: 'customers', label: 'Customers', icon: <Users />, href: '#customers' },
  { key: 'kb', label: 'Knowledge', icon: <BookOpen />, href: '#kb' },
];

const field: NavItem[] = [
  { key: 'today', label: 'Today', icon: <ListTodo />, href: '#today', current: true },
  { key: 'map', label: 'Map', icon: <Map />, href: '#map' },
  { key: 'kb', label: 'Knowledge', icon: <BookOpen />, href: '#kb' },
  { key: 'sync', label: 'Sync', icon: <RefreshCw />, href: '#sync', count: 3 },
  { key: 'me', label: 'Me', icon: <User />, href: '#me' },
];

export function Shells() {
  const [collapsed, setCollapsed] = useState(false);
  return (
    <Section title="Shell">
      <Pair>
        <div className="flex h-96 overflow-hidden rounded-card border border-line">
          <SideNav items={staff} collapsed={collapsed} onCollapsedChange={setCollapsed} />
          <div className="flex-1 p-4 text-muted">Page</div>
        </div>
        <div data-density="field" className="flex h-96 max-w-[390px] flex-col overflow-hidden rounded-card border border-line">
          <TopBar brand={<><BrandMark /> Today</>} end={<SyncPill state={{ kind: 'waiting', count: 3 }} />} />
          <div className="flex-1 p-4 text-muted">Jobs of the day</div>
          <BottomBar items={field} />
        </div>
      </Pair>
    </Section>
  );
}
