import { SideNav, type NavItem, type NavLinkProps, Tooltip } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { BookOpen, Inbox, Map, User, UsersRound } from 'lucide-react';
import { api } from '../api/api.ts';
import { shownKey } from './actions.ts';
import { stateWords, useAgentState, type AgentState } from './agent-state.ts';
import { runAction } from './live-actions.ts';

const RailLink = ({ href, ...rest }: NavLinkProps) => <Link to={href} {...rest} />;

/** The five places, and at the bottom whether the agent can be called out. */
export function Rail() {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const counts = useQuery(api.tickets.counts.queryOptions());
  const item = (key: string, label: string, rest: Pick<NavItem, 'icon' | 'shortcut' | 'count'>): NavItem => ({ key, label, href: `/${key}`, current: path.startsWith(`/${key}`), ...rest });
  const items: NavItem[] = [
    item('queue', 'Queue', { icon: <Inbox />, shortcut: shownKey('go.queue'), count: counts.data?.find(({ status }) => status === 'triage')?.count || undefined }),
    item('customers', 'Customers', { icon: <UsersRound />, shortcut: shownKey('go.customers') }),
    item('dispatch', 'Dispatch', { icon: <Map />, shortcut: shownKey('go.dispatch') }),
    item('knowledge', 'Past fixes', { icon: <BookOpen />, shortcut: shownKey('go.knowledge') }),
    item('me', 'Me', { icon: <User />, shortcut: shownKey('go.me') }),
  ];
  return <SideNav collapsed items={items} linkComponent={RailLink} footer={<StateButton />} />;
}

const dots: Readonly<Record<AgentState, string>> = { available: 'bg-jade-9', busy: 'bg-red-9', wrap_up: 'bg-amber-9' };
const short: Readonly<Record<AgentState, string>> = { available: 'Free', busy: 'Busy', wrap_up: 'Wrap' };

function StateButton() {
  const state = useAgentState();
  return (
    <Tooltip text={`${stateWords[state]}: ${state === 'available' ? 'urgent tickets call you out' : 'nothing calls you out'}`} shortcut={shownKey('state.next')} side="right">
      <button
        type="button"
        data-action="state.next"
        aria-label={`${short[state]}: you are ${stateWords[state].toLowerCase()}. Change it`}
        onClick={() => runAction('state.next')}
        className="flex w-10 flex-col items-center gap-1 rounded-control py-1.5 text-12 text-ink hover:bg-hover"
      >
        <span aria-hidden className={`size-2.5 rounded-pill hc:border ${dots[state]}`} />
        <span aria-live="polite">{short[state]}</span>
      </button>
    </Tooltip>
  );
}
