import { policyFor, policyLabel, scoreParts, type DispatchPolicy } from '@sysops/domain/dispatch';
import { Priority } from '@sysops/domain/tickets';
import { Badge, Button, Card } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../api/api.ts';
import { policyEn } from '../messages/console-policy-en.ts';
import { partWords, priorityWords } from '../messages/console-words.ts';
import { Facts } from '../shell/console-facts.tsx';
import { Loaded } from '../shell/console-loaded.tsx';
import { Refused } from '../shell/console-refused.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { moment } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { partFill, ScoreLegend } from './score-bar.tsx';
import { ShadowDialog, type Tried } from './shadow-dialog.tsx';

const t = policyEn.force;

/** For each priority which policy decides, and which one is asked beside it, deciding for no ticket or a share of them. */
export function PoliciesInForce({ now }: { now: number }) {
  const { isAdmin } = useStaff();
  const tried = useQuery(api.dispatch.shadowPolicies.queryOptions());
  const [changing, setChanging] = useState<Priority | null>(null);
  const of = (priority: Priority): Tried | undefined => tried.data?.find((one) => one.priority === priority);
  return (
    <Card title={t.title} flush>
      {isAdmin ? null : <p className="-mt-2 px-card pb-3 text-muted">{t.readOnly}</p>}
      <Loaded query={tried}>
        {() => (
          <ul className="divide-y divide-line border-t border-line">
            {Priority.options.map((priority) => <PolicyRow key={priority} priority={priority} tried={of(priority)} now={now} onChange={isAdmin ? () => setChanging(priority) : null} />)}
          </ul>
        )}
      </Loaded>
      <div className="border-t border-line px-card py-3"><ScoreLegend /></div>
      {changing ? <ShadowDialog priority={changing} tried={of(changing)} onClose={() => setChanging(null)} /> : null}
    </Card>
  );
}

const nameOf = ({ name, version }: DispatchPolicy): string => t.version(name, version);

type RowProps = { priority: Priority; tried: Tried | undefined; now: number; /** Null when this person may only look. */ onChange: (() => void) | null };

function PolicyRow({ priority, tried, now, onChange }: RowProps) {
  const policy = policyFor(priority);
  const end = useConsoleAct(client.dispatch.setShadowPolicy.mutate, policyEn.shadow.ended);
  const buttons = onChange ? (
    <span className="flex flex-wrap gap-1.5">
      <Button size="small" onClick={onChange}>{tried ? t.change : t.set}<span className="sr-only">: {priorityWords[priority]}</span></Button>
      {tried ? <Button size="small" busy={end.busy} onClick={() => void end.run({ priority, policy: null })}>{t.end}<span className="sr-only">: {priorityWords[priority]}</span></Button> : null}
    </span>
  ) : null;
  return (
    <li className="flex flex-col gap-3 px-card py-4">
      <div className="grid grid-cols-2 gap-x-6 gap-y-3 lg:grid-cols-[0.6fr_1fr_0.8fr_1.1fr_1.6fr] [&_dl]:contents">
        <Facts facts={[
          { label: t.priority, value: <span className="font-medium">{priorityWords[priority]}</span> },
          { label: t.policy, value: <><span>{nameOf(policy)}</span><WeightBar policy={policy} /></> },
          { label: t.travel, value: t.minutes(policy.maxTravelMinutes) },
          { label: t.area, value: policy.areaRequired ? t.areaRequired : t.areaDropped },
          { label: t.shadow, value: <div className="flex flex-wrap items-start justify-between gap-2">{tried ? <TriedPolicy tried={tried} now={now} /> : <span className="text-muted">{t.none}</span>}{buttons}</div> },
        ]} />
      </div>
      <Refused problem={end.problem} />
    </li>
  );
}

function TriedPolicy({ tried, now }: { tried: Tried; now: number }) {
  return (
    <div className="min-w-0 flex-1 basis-48">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">{nameOf(tried.policy)}<Badge tone={tried.percent > 0 ? 'amber' : 'gray'}>{tried.percent > 0 ? t.decides(tried.percent) : t.neverActs}</Badge></span>
      <WeightBar policy={tried.policy} />
      <span className="mt-1 block text-small text-muted">{t.setBy(tried.setBy, moment(tried.setAt, now))}</span>
    </div>
  );
}

/** The weights as one bar; its parts have the colours of the scores. */
function WeightBar({ policy }: { policy: DispatchPolicy }) {
  const parts = scoreParts.filter((part) => policy.weights[part] > 0);
  const words = parts.map((part) => `${partWords[part]} ${policy.weights[part]}`).join(', ');
  return (
    <span role="img" aria-label={`${t.weights(policyLabel(policy))}: ${words}`} title={words} className="mt-1.5 flex h-2 w-full max-w-44 gap-px overflow-hidden rounded-pill bg-neutral-4 hc:border">
      {parts.map((part) => <span key={part} className={partFill(part)} style={{ width: `${policy.weights[part]}%` }} />)}
    </span>
  );
}
