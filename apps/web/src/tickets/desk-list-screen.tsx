import { readError } from '@sysops/api-client';
import { Button, Card, DataTable, EmptyState, toast } from '@sysops/ui';
import { useNavigate } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { consoleEn } from '../messages/console-en.ts';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { useScreenActions } from '../shell/console-actions.tsx';
import { Loaded } from '../shell/console-loaded.tsx';
import { ConsolePage } from '../shell/console-page.tsx';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { useUrlState } from '../shell/use-url-state.ts';
import { ticketColumns } from './desk-columns.tsx';
import { exportTickets, mostCsvRows } from './desk-csv.ts';
import { TicketFilterBar } from './desk-filter-bar.tsx';
import { isFiltered, parseTicketFilter, toListInput, type TicketFilter } from './desk-filter.ts';
import { useTicketPages } from './use-ticket-pages.ts';

/** All tickets; the filter is the address, and the table follows what happens. */
export function TicketListScreen() {
  const [filter, setFilter] = useUrlState(parseTicketFilter);
  const { busy, start } = useExport(filter);
  useScreenActions([{ id: 'export-csv', label: consoleEn.export, shortcut: 'E', run: () => void start() }]);
  return (
    <ConsolePage title={t.list.title} actions={<Button icon={<Download />} busy={busy} onClick={() => void start()}>{consoleEn.export}</Button>}>
      <TicketFilterBar filter={filter} onChange={setFilter} />
      <TicketTable filter={filter} />
    </ConsolePage>
  );
}

function TicketTable({ filter }: { filter: TicketFilter }) {
  const navigate = useNavigate();
  const now = useConsoleNow();
  const list = useTicketPages(toListInput(filter));
  const empty = isFiltered(filter)
    ? <EmptyState drawing="search" title={t.list.empty} text={t.list.emptyText} />
    : <EmptyState title={t.list.emptyAll} text={t.list.emptyAllText} />;
  return (
    <Card flush>
      <Loaded query={list}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          return (
            <>
              <DataTable
                label={t.list.label}
                columns={ticketColumns(now)}
                rows={rows}
                rowKey={(row) => row.id}
                onOpen={(row) => void navigate({ to: '/console/tickets/$ticketId', params: { ticketId: row.id } })}
                empty={empty}
              />
              <div className="flex min-h-row items-center justify-between gap-4 border-t border-line px-card py-2 text-small text-muted">
                <span role="status">{t.list.shown(rows.length, list.hasNextPage)}</span>
                {list.hasNextPage ? <Button size="small" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{consoleEn.more}</Button> : null}
              </div>
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

function useExport(filter: TicketFilter): { readonly busy: boolean; readonly start: () => Promise<void> } {
  const [busy, setBusy] = useState(false);
  const start = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const shown = toast.loading(consoleEn.exporting(0));
    try {
      const { count, cut } = await exportTickets(toListInput(filter), (n) => toast.loading(consoleEn.exporting(n), { id: shown }));
      toast.success(cut ? consoleEn.exportCut(mostCsvRows) : consoleEn.exported(count), { id: shown });
    } catch (error) {
      toast.error(readError(error).message, { id: shown });
    } finally {
      setBusy(false);
    }
  };
  return { busy, start };
}
