import type { ClockKind, SlaStep } from '@sysops/domain/sla';
import type { Ticket } from '@sysops/domain/tickets';
import { Button, Card, SlaList } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { slaEn as t } from '../messages/console-sla-en.ts';
import { Loaded, SkeletonRows } from '../shell/console-loaded.tsx';
import { moment } from '../shell/console-times.ts';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';
import { promisedTime } from './clock-words.ts';
import { useGroupNames } from './use-group-names.ts';

type Step = { readonly kind: ClockKind; readonly startedAt: number; readonly step: SlaStep; readonly at: number; readonly groupStep: number | null; readonly acknowledgedAt: number | null; readonly acknowledgedBy: string | null; readonly note: string | null };

/** Every promise about the ticket, not only the nearest, with the warnings and calls; a manager acknowledges here. */
export function TicketClocks({ ticket, now }: { ticket: Ticket; now: number }) {
  const sla = useQuery(api.sla.forTicket.queryOptions({ ticketId: ticket.id }));
  const [acknowledging, setAcknowledging] = useState(false);
  const open = ticket.escalated || (sla.data?.steps ?? []).some((step) => step.groupStep !== null && step.acknowledgedAt === null);
  return (
    <Card title={t.title} actions={open ? <Button size="small" variant="primary" onClick={() => setAcknowledging(true)}>{t.acknowledge}</Button> : null}>
      <Loaded query={sla} skeleton={<SkeletonRows rows={2} />}>
        {({ clocks, steps }) => (
          <>
            <SlaList times={clocks.map((clock) => promisedTime(clock, now))} />
            {steps.length > 0 ? <Steps steps={steps} now={now} /> : null}
          </>
        )}
      </Loaded>
      {acknowledging ? <AcknowledgeDialog ticketId={ticket.id} number={ticket.number} onClose={() => setAcknowledging(false)} /> : null}
    </Card>
  );
}

/** The latest on top. */
function Steps({ steps, now }: { steps: readonly Step[]; now: number }) {
  const groupName = useGroupNames();
  return (
    <details className="mt-4 border-t border-line pt-3">
      <summary className="w-fit rounded-control font-medium">{t.steps} <span className="tabular font-normal text-muted">({steps.length})</span></summary>
      <ul className="mt-2 flex flex-col gap-2">
        {steps.toReversed().map((step) => (
          <li key={`${step.kind}${step.step}${step.startedAt}`} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0">
              {t.kinds[step.kind]}: {t.step[step.step].toLowerCase()}{step.groupStep === null ? '' : `, ${t.called(groupName(step.groupStep))}`}
              {step.acknowledgedBy ? <span className="block text-small text-muted">{t.acknowledgedBy(step.acknowledgedBy)}{step.note ? `: “${step.note}”` : ''}</span> : null}
            </span>
            <span className="tabular text-small text-muted">{moment(step.at, now)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
