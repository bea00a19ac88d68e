import { useState } from 'react';
import { Button, Card, DataTable, EmptyState, Money, Section, SlaBar, StatusBadge, Tabs, type Column, type Sort, type StatusKey } from '../src/index.ts';

type Row = { id: string; customer: string; problem: string; status: StatusKey; used: number; left: string; cents: number };

const rows: Row[] = [
  { id: 'TK-10482', customer: 'Maria Delgado', problem: 'No picture', status: 'en_route', used: 0.4, left: '36 min left', cents: 0 },
  { id: 'TK-10481', customer: 'James O’Neil', problem: 'Wi-Fi drops', status: 'waiting', used: 0.8, left: '6 min left', cents: 8900 },
  { id: 'TK-10479', customer: 'Priya Raman', problem: 'Does not turn on', status: 'triage', used: 1.2, left: '3 min late', cents: 12950 },
  { id: 'TK-10475', customer: 'Tom Baker', problem: 'No sound', status: 'on_hold', used: 0.5, left: 'Paused', cents: 0 },
  { id: 'TK-10470', customer: 'Li Wei', problem: 'Slow or freezes', status: 'completed', used: 0.2, left: 'On time', cents: 1250000 },
];

const columns: Column<Row>[] = [
  { key: 'id', header: 'Ticket', cell: (row) => <span className="font-mono text-12">{row.id}</span>, sortable: true, width: '8rem' },
  { key: 'customer', header: 'Customer', cell: (row) => <span className="font-medium">{row.customer}</span>, sortable: true },
  { key: 'problem', header: 'Problem', cell: (row) => row.problem },
  { key: 'status', header: 'Status', cell: (row) => <StatusBadge status={row.status} /> },
  { key: 'sla', header: 'Due', cell: (row) => <SlaBar fraction={row.used} label={row.left} paused={row.status === 'on_hold'} />, width: '9rem' },
  { key: 'cents', header: 'Amount', cell: (row) => <Money cents={row.cents} />, align: 'end', sortable: true },
];

export function Tables() {
  const [selected, setSelected] = useState<string>('TK-10481');
  const [sort, setSort] = useState<Sort>({ key: 'id', direction: 'descending' });
  return (
    <Section title="Tables and tabs">
      <Card title="Tickets" flush actions={<Button size="small">Export CSV</Button>}>
        <DataTable
          label="Tickets"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          selectedKey={selected}
          onOpen={(row) => setSelected(row.id)}
          sort={sort}
          onSort={setSort}
          maxHeight="20rem"
        />
      </Card>
      <Card flush>
        <DataTable label="Invoices" columns={columns} rows={[]} rowKey={(row) => row.id} empty={<EmptyState title="No invoices yet" text="The first one comes with your plan." />} />
      </Card>
      <Tabs
        label="Expert"
        tabs={[
          { value: 'skills', label: 'Skills', count: 4, content: <p className="text-muted">Televisions level 3, networks level 2.</p> },
          { value: 'area', label: 'Area', content: <p className="text-muted">24 mi around San José.</p> },
          { value: 'availability', label: 'Availability', content: <p className="text-muted">Monday to Friday, 8 to 16.</p> },
        ]}
      />
    </Section>
  );
}
