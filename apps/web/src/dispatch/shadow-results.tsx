import { Card, DataTable, EmptyState, type Column } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type client } from '../api/api.ts';
import { policyEn } from '../messages/console-policy-en.ts';
import { Loaded, SkeletonRows } from '../shell/console-loaded.tsx';
import { moment } from '../shell/console-times.ts';
import { PriorityBadge } from '../tickets/desk-columns.tsx';

const t = policyEn.shadow;

/** At most so many differences come from the server. */
const mostDifferences = 100;

/** One digit behind the point, and never 100 % while a decision differs. */
const share = (differ: number, all: number): string => `${(Math.floor((1 - differ / all) * 1000) / 10).toLocaleString('en-US')} %`;

/** How often each tried policy would have chosen the same. */
export function ShadowAgreement() {
  const shadow = useQuery(api.dispatch.shadow.queryOptions());
  return (
    <Card title={t.agreement}>
      <Loaded query={shadow} skeleton={<SkeletonRows rows={1} />}>
        {(lines) => lines.length === 0 ? <EmptyState drawing="tools" title={t.agreementNone} text={t.agreementNoneText} /> : (
          <ul className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
            {lines.map(({ policy, decisions, differ }) => (
              <li key={policy} className="flex flex-col gap-1">
                <span className="text-muted">{policy}</span>
                <span className="tabular text-28 leading-none font-medium">{share(differ, decisions)}</span>
                <span className="tabular text-small text-muted">{t.counts(differ, decisions)}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

type Difference = Awaited<ReturnType<typeof client.dispatch.shadowDifferences.query>>[number];

const names = (list: readonly string[]): string => list.join(', ') || t.nobody;

const columns = (now: number): Column<Difference>[] => [
  { key: 'decision', header: t.decision, cell: (row) => <Link to="/console/decisions/$decisionId" params={{ decisionId: row.decisionId }} className="link tabular">{row.ticketNumber === null ? t.ofUnknown : t.of(row.ticketNumber)}</Link> },
  { key: 'at', header: t.decided, cell: (row) => <span className="tabular">{moment(row.at, now)}</span> },
  { key: 'priority', header: policyEn.force.priority, cell: (row) => <PriorityBadge priority={row.priority} /> },
  { key: 'chosen', header: policyEn.force.policy, cell: (row) => <Choice names={names(row.chosen)} policy={row.policy} /> },
  { key: 'instead', header: t.instead, cell: (row) => <Choice names={names(row.shadowChosen)} policy={row.shadowPolicy} /> },
];

const Choice = (props: { names: string; policy: string }) => <span className="flex flex-col leading-snug"><span>{props.names}</span><span className="text-12 text-muted">{props.policy}</span></span>;

/** Each decision that another policy would have made otherwise; its page says why it was made as it was. */
export function ShadowDifferences({ now }: { now: number }) {
  const differences = useQuery(api.dispatch.shadowDifferences.queryOptions());
  return (
    <Card title={t.differences} flush actions={differences.data?.length === mostDifferences ? <span className="text-small text-muted">{t.cut(mostDifferences)}</span> : null}>
      <Loaded query={differences}>
        {(rows) => <DataTable label={t.differencesLabel} columns={columns(now)} rows={rows} rowKey={(row) => row.decisionId} maxHeight="32rem" empty={<EmptyState title={t.differencesNone} text={t.differencesNoneText} />} />}
      </Loaded>
    </Card>
  );
}
