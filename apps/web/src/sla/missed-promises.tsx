import { Badge, Button, Card, EmptyState, StatusBadge } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { attentionEn } from '../messages/console-attention-en.ts';
import { slaEn } from '../messages/console-sla-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { ago } from '../shell/console-times.ts';
import { everyHalfMinute } from '../tickets/use-waiting-for-person.ts';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';
import { useGroupNames } from './use-group-names.ts';

const t = attentionEn.promises;
type Asked = { readonly ticketId: string; readonly ticketNumber: number };

/** Promises that are missed and whose clock still runs, latest first, with who was called and who took it. */
export function MissedPromises({ now }: { now: number }) {
  const breaches = useQuery(api.sla.breaches.queryOptions({ open: true }, everyHalfMinute));
  const groupName = useGroupNames();
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <Card title={t.title} flush>
      <Loaded query={breaches}>
        {(items) => items.length === 0 ? <div className="border-t border-line"><EmptyState drawing="calendar" title={t.none} text={t.noneText} /></div> : (
          <ul className="divide-y divide-line border-t border-line" aria-label={t.title}>
            {items.map((breach) => (
              <li key={`${breach.ticketId}${breach.kind}`} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-card py-3">
                <div className="min-w-0 flex-1 basis-72">
                  <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <Link to="/console/tickets/$ticketId" params={{ ticketId: breach.ticketId }} className="link tabular font-medium">#{breach.ticketNumber}</Link>
                    <StatusBadge status={breach.status} />
                    <span className="tabular text-danger-text">{t.missed(slaEn.kinds[breach.kind], ago(breach.breachedAt, now))}</span>
                  </p>
                  <p className="mt-0.5 text-small text-muted">{breach.step === null ? t.nobodyTold : t.told(breach.step, groupName(breach.step))}</p>
                </div>
                {breach.acknowledgedBy ? <Badge tone="jade" dot>{t.acknowledgedBy(breach.acknowledgedBy)}</Badge> : breach.step === null ? null : <Button size="small" onClick={() => setAsked(breach)}>{slaEn.acknowledge}<span className="sr-only"> #{breach.ticketNumber}</span></Button>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {asked ? <AcknowledgeDialog ticketId={asked.ticketId} number={asked.ticketNumber} onClose={() => setAsked(null)} /> : null}
    </Card>
  );
}
