import type { BillingPolicy, PolicyVersion, PolicyView } from '@sysops/domain/billing';
import { Button, Card, DataTable, EmptyState, type Column } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { policyWords, timetableEn as t } from '../messages/console-commerce-en.ts';
import { Facts } from '../shell/console-facts.tsx';
import { Loaded } from '../shell/console-loaded.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { clock, fullMoment } from '../shell/console-times.ts';
import { PolicyDialog } from './desk-policy-dialog.tsx';
import { policyNames, policyText, stepsOf, type PolicyStep } from './policy-draft.ts';

/** When renewals are announced, charged, tried again and given up; an admin may set other numbers. */
export function Timetable() {
  const policy = useQuery(api.billing.policy.queryOptions());
  return <Loaded query={policy}>{(view) => <PolicyInForce view={view} />}</Loaded>;
}

const limits = ['cardExpiryNoticeDays', 'pendingHours', 'payLinkMinutes', 'refundSecondApprovalCents', 'creditSecondApprovalCents'] as const;

function PolicyInForce({ view }: { view: PolicyView }) {
  const { isAdmin } = useStaff();
  const [changing, setChanging] = useState(false);
  return (
    <div className="flex flex-col gap-5">
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        <Card title={t.title} actions={isAdmin ? <Button size="small" onClick={() => setChanging(true)}>{t.change}</Button> : null}>
          <p className="text-muted">{t.intro(view.version)} {t.grace(view.policy.suspendDay - 1)}</p>
          <Steps policy={view.policy} />
        </Card>
        <Card title={t.others}><Facts facts={limits.map((name) => ({ label: policyWords[name].label, value: <span className="tabular">{policyText(view.policy, name)}</span> }))} /></Card>
      </div>
      <Card title={t.history} flush>
        <DataTable label={t.history} columns={columnsFor(view)} rows={view.history} rowKey={(row) => String(row.version)} empty={<EmptyState drawing="calendar" title={t.noHistory} />} />
      </Card>
      {changing ? <PolicyDialog key={view.version} view={view} onClose={() => setChanging(false)} /> : null}
    </div>
  );
}

/** The clock face of a minute of the day, in the words of the console. */
const timeOf = (minuteOfDay: number): string => clock(new Date(2000, 0, 1, Math.floor(minuteOfDay / 60), minuteOfDay % 60).getTime());

function Steps({ policy }: { policy: BillingPolicy }) {
  const days = [...Map.groupBy(stepsOf(policy), ({ day }) => day)];
  const words = (kind: PolicyStep['kind']): string => (kind === 'charge' ? t.steps.charge(timeOf(policy.chargeAtMinute)) : t.steps[kind]);
  const dot: Readonly<Record<PolicyStep['kind'], string>> = { notice: 'bg-blue-9', charge: 'bg-primary', told: 'bg-neutral-9', retry: 'bg-amber-9', message: 'bg-blue-9', suspend: 'bg-red-9', end: 'bg-red-9' };
  return (
    <ol className="mt-4 flex flex-col">
      {days.map(([day, steps]) => (
        <li key={day} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-3 border-t border-line py-2 first:border-t-0">
          <span className="tabular font-medium">{day < 0 ? t.before(-day) : t.day(day)}</span>
          <span className="flex flex-col gap-1">
            {steps.map(({ kind }) => <span key={kind} className="flex items-baseline gap-2"><span aria-hidden className={`size-2 shrink-0 rounded-pill hc:border ${dot[kind]}`} />{words(kind)}</span>)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What one version changed against the one before it. */
function changesOf(view: PolicyView, row: PolicyVersion): string {
  const before = view.history.find(({ version }) => version === row.version - 1)?.policy;
  if (!before) return '';
  return policyNames.filter((name) => policyText(before, name) !== policyText(row.policy, name)).map((name) => `${policyWords[name].label}: ${policyText(before, name)} → ${policyText(row.policy, name)}`).join('; ');
}

const columnsFor = (view: PolicyView): readonly Column<PolicyVersion>[] => [
  { key: 'version', header: t.columns.version, align: 'end', width: '5rem', cell: (row) => row.version },
  { key: 'at', header: t.columns.at, cell: (row) => <span className="tabular">{fullMoment(row.at)}</span> },
  { key: 'by', header: t.columns.by, cell: (row) => row.setBy },
  { key: 'reason', header: t.columns.reason, wrap: true, cell: (row) => row.reason },
  { key: 'changed', header: t.columns.changed, wrap: true, cell: (row) => <span className="text-small text-muted">{changesOf(view, row)}</span> },
];
