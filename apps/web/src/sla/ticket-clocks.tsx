import type { ClockKind, SlaStep, SlaTarget } from '@sysops/domain/sla';
import type { Ticket } from '@sysops/domain/tickets';
import { Button, Card, SlaBar } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { slaEn as t } from '../messages/console-sla-en.ts';
import { Loaded, SkeletonRows } from '../shell/console-loaded.tsx';
import { moment, span } from '../shell/console-times.ts';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';
import { useGroupNames } from './use-group-names.ts';

type Clock = { readonly kind: ClockKind; readonly target: SlaTarget; readonly state: 'running' | 'paused' | 'stopped'; readonly dueAt: number | null; readonly usedMinutes: number; readonly remainingMinutes: number; readonly breached: boolean };
type Step = { readonly kind: ClockKind; readonly startedAt: number; readonly step: SlaStep; readonly at: number; readonly groupStep: number | null; readonly acknowledgedAt: number | null; readonly acknowledgedBy: string | null; readonly note: string | null };

const minutes = (n: number): string => span(Math.abs(n) * 60_000);

/** How a clock stands, in words; minutes are working minutes of its calendar. */
function standing(clock: Clock): string {
  if (clock.state === 'stopped') return clock.breached ? t.missed(minutes(clock.remainingMinutes)) : t.kept;
  if (clock.state === 'paused') return t.paused(minutes(clock.remainingMinutes));
  if (clock.breached || clock.remainingMinutes < 0) return t.late(minutes(clock.remainingMinutes));
  return t.left(minutes(clock.remainingMinutes));
}

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
            <ul className="grid gap-x-6 gap-y-4 sm:grid-cols-3">{clocks.map((clock) => <ClockItem key={clock.kind} clock={clock} now={now} />)}</ul>
            {steps.length > 0 ? <Steps steps={steps} now={now} /> : null}
          </>
        )}
      </Loaded>
      {acknowledging ? <AcknowledgeDialog ticketId={ticket.id} number={ticket.number} onClose={() => setAcknowledging(false)} /> : null}
    </Card>
  );
}

function ClockItem({ clock, now }: { clock: Clock; now: number }) {
  const whole = clock.usedMinutes + clock.remainingMinutes;
  return (
    <li className="flex flex-col gap-1.5">
      <span className="font-medium">{t.kinds[clock.kind]}</span>
      <SlaBar fraction={whole > 0 ? clock.usedMinutes / whole : 1} label={standing(clock)} paused={clock.state === 'paused' || (clock.state === 'stopped' && !clock.breached)} />
      {clock.state === 'running' && clock.dueAt !== null ? <span className="text-12 text-muted">{(clock.target.calendar === 'business' ? t.byWorking : t.by)(moment(clock.dueAt, now))}</span> : null}
    </li>
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
