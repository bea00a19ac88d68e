import { applyTheme, statusWord } from '@sysops/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../api/api.ts';
import { consoleEn as t } from '../messages/console-en.ts';
import { customersEn } from '../messages/console-people-en.ts';
import { useActions } from './console-actions.tsx';
import { consolePlaces } from './console-nav.tsx';

export type PaletteRow = { readonly id: string; readonly group: string; readonly label: string; readonly note?: string; readonly shortcut?: string | undefined; readonly run: () => void };

function useSettled(text: string, ms: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return settled;
}

const matches = (label: string, text: string): boolean => text.toLowerCase().split(/\s+/).every((word) => label.toLowerCase().includes(word));

function useCommands(text: string): PaletteRow[] {
  const navigate = useNavigate();
  const here = useActions().map((action): PaletteRow => ({ ...action, group: t.palette.here }));
  const command = (id: string, label: string, run: () => void): PaletteRow => ({ id, group: t.palette.commands, label, run });
  const go = (to: string) => () => void navigate({ to });
  const all = [
    ...here,
    ...consolePlaces.map((place) => command(`go-${place.key}`, t.palette.go(place.label), go(place.href))),
    command('new-expert', t.palette.newExpert, go('/console/experts/new')),
    command('theme-light', t.palette.themeLight, () => applyTheme('light')),
    command('theme-dark', t.palette.themeDark, () => applyTheme('dark')),
    command('theme-system', t.palette.themeSystem, () => applyTheme('system')),
  ];
  return all.filter((row) => matches(row.label, text));
}

/** What fits the typed text: this screen's actions and commands at once, then tickets, experts and customers from the server. */
export function usePaletteResults(text: string, open: boolean): { readonly rows: readonly PaletteRow[]; readonly searching: boolean } {
  const navigate = useNavigate();
  const commands = useCommands(text);
  const wanted = useSettled(text.trim().replace(/^#/, ''), 120);
  const options = { enabled: open && wanted.length >= 2, placeholderData: keepPreviousData, staleTime: 5_000 };
  const tickets = useQuery(api.tickets.list.queryOptions({ search: wanted, limit: 6 }, options));
  const experts = useQuery(api.experts.list.queryOptions({ search: wanted }, options));
  const customers = useQuery(api.customers.search.queryOptions({ query: wanted || '-' }, options));
  if (text.trim().length < 2) return { rows: commands, searching: false };
  const rows: PaletteRow[] = [
    ...(tickets.data?.items ?? []).map((ticket): PaletteRow => ({
      id: ticket.id, group: t.palette.tickets, label: `#${ticket.number} ${ticket.problemTitle}`, note: `${statusWord(ticket.status, 'staff', 'en')} · ${ticket.customerName} · ${ticket.city}`,
      run: () => void navigate({ to: '/console/tickets/$ticketId', params: { ticketId: ticket.id } }),
    })),
    ...(experts.data ?? []).slice(0, 6).map((expert): PaletteRow => ({
      id: expert.id, group: t.palette.experts, label: expert.name, note: expert.email,
      run: () => void navigate({ to: '/console/experts/$expertId', params: { expertId: expert.id } }),
    })),
    ...(customers.data ?? []).slice(0, 6).map((customer): PaletteRow => ({
      id: customer.id, group: t.palette.customers, label: customer.name, note: `${customer.phone} · ${customer.email}${customer.found === null ? '' : ` · ${customersEn.foundBy[customer.foundBy]} ${customer.found}`}`,
      run: () => void navigate({ to: '/console/customers/$customerId', params: { customerId: customer.id } }),
    })),
    ...commands,
  ];
  return { rows, searching: tickets.isFetching || experts.isFetching || customers.isFetching };
}
