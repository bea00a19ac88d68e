import { Badge, Card, DataTable, EmptyState, type Column } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type client } from '../api/api.ts';
import { policyEn } from '../messages/console-policy-en.ts';
import { plainWord } from '../messages/console-words.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { moment } from '../shell/console-times.ts';
import { everyHalfMinute } from '../tickets/use-waiting-for-person.ts';

const t = policyEn.reconciliation;

type Run = Awaited<ReturnType<typeof client.dispatch.reconciliations.query>>[number];

const countOf = (n: number) => <span className="tabular">{n.toLocaleString('en-US')}</span>;
/** Raised without being in any state, or the other way round when negative. */
const missing = ({ created, open, closed, cancelled }: Run): number => created - open - closed - cancelled;

const columns = (now: number): Column<Run>[] => [
  { key: 'at', header: t.at, cell: (run) => <span className="tabular">{moment(run.at, now)}</span> },
  { key: 'verdict', header: t.verdict, cell: (run) => missing(run) === 0 ? <Badge tone="jade" dot>{t.balances}</Badge> : <Badge tone="red" dot>{t.off} {t.differs(missing(run))}</Badge> },
  { key: 'created', header: t.created, align: 'end', cell: (run) => countOf(run.created) },
  { key: 'open', header: t.open, align: 'end', cell: (run) => countOf(run.open) },
  { key: 'closed', header: t.closed, align: 'end', cell: (run) => countOf(run.closed) },
  { key: 'cancelled', header: t.cancelled, align: 'end', cell: (run) => countOf(run.cancelled) },
  { key: 'withoutNext', header: t.withoutNext, align: 'end', cell: (run) => run.withoutNext === 0 ? countOf(0) : <Badge tone="red" dot>{run.withoutNext.toLocaleString('en-US')}</Badge> },
  { key: 'found', header: t.found, wrap: true, cell: (run) => <Found run={run} /> },
];

function Found({ run }: { run: Run }) {
  if (run.orphans.length === 0) return <span className="text-muted">{t.foundNone}</span>;
  return (
    <ul className="flex min-w-56 flex-col gap-1 py-1">
      {run.orphans.map((orphan) => (
        <li key={`${orphan.kind}${orphan.ticketId}${orphan.assignmentId ?? ''}`}>
          {plainWord(orphan.kind)}, <Link to="/console/tickets/$ticketId" params={{ ticketId: orphan.ticketId }} className="link">{t.ticket}</Link>: <span className="text-muted">{t.did[orphan.did]}</span>
        </li>
      ))}
    </ul>
  );
}

/** Whether every ticket ever raised is open, closed or cancelled, and what was found between the chairs. */
export function ReconciliationList({ now }: { now: number }) {
  const runs = useQuery(api.dispatch.reconciliations.queryOptions(undefined, everyHalfMinute));
  return (
    <Card title={t.title} flush>
      <p className="-mt-2 max-w-[72ch] px-card pb-3 text-muted">{t.intro}</p>
      <Loaded query={runs}>
        {(rows) => <DataTable label={t.label} columns={columns(now)} rows={rows} rowKey={(run) => String(run.at)} empty={<EmptyState drawing="search" title={t.none} text={t.noneText} />} />}
      </Loaded>
    </Card>
  );
}
