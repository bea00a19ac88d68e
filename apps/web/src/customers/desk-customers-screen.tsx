import type { CustomerHit } from '@sysops/domain/customers';
import { Badge, Card, DataTable, EmptyState, TextInput, type Column } from '@sysops/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { api } from '../api/api.ts';
import { customersEn as t } from '../messages/console-people-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { ConsolePage } from '../shell/console-page.tsx';
import { textOf, useUrlState } from '../shell/use-url-state.ts';

const parse = (search: Readonly<Record<string, unknown>>): { readonly q: string | undefined } => ({ q: textOf(search['q']) });

/** Customers by anything that leads to them; nobody is listed unasked. */
export function CustomersScreen() {
  const [{ q }, set] = useUrlState(parse);
  return (
    <ConsolePage title={t.title}>
      <TextInput type="search" className="max-w-lg" icon={<Search />} aria-label={t.searchLabel} placeholder={t.search} value={q ?? ''} onChange={(event) => set({ q: event.target.value })} />
      <Card flush>{q && q.trim().length >= 2 ? <Hits query={q.trim()} /> : <EmptyState drawing="search" title={t.start} text={t.startText} />}</Card>
    </ConsolePage>
  );
}

function Hits({ query }: { query: string }) {
  const navigate = useNavigate();
  const hits = useQuery(api.customers.search.queryOptions({ query }, { placeholderData: keepPreviousData }));
  return (
    <Loaded query={hits}>
      {(rows) => (
        <DataTable
          label={t.label}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate({ to: '/console/customers/$customerId', params: { customerId: row.id } })}
          empty={<EmptyState drawing="search" title={t.empty} text={t.emptyText} />}
        />
      )}
    </Loaded>
  );
}

const columns: Column<CustomerHit>[] = [
  { key: 'name', header: t.columns.name, cell: (row) => <span className="font-medium">{row.name}</span> },
  { key: 'phone', header: t.columns.phone, cell: (row) => <span className="tabular">{row.phone}</span> },
  { key: 'email', header: t.columns.email, cell: (row) => row.email },
  { key: 'city', header: t.columns.city, cell: (row) => <span>{row.city} <span className="tabular text-muted">{row.zip}</span></span> },
  { key: 'found', header: t.columns.found, cell: (row) => <span className="text-muted">{t.foundBy[row.foundBy]}{row.found === null ? '' : <span className="tabular"> {row.found}</span>}</span> },
  { key: 'cover', header: t.columns.cover, cell: (row) => <Badge tone={row.covered ? 'jade' : 'gray'} dot>{row.covered ? t.covered : t.notCovered}</Badge> },
];
