import type { ClockKind, SlaTarget } from '@sysops/domain/sla';
import { Card, SlaBar } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { slaEn as t } from '../messages/console-sla-en.ts';
import { Loaded, SkeletonRows } from '../shell/console-loaded.tsx';
import { moment, span } from '../shell/console-times.ts';

type Clock = { readonly kind: ClockKind; readonly target: SlaTarget; readonly state: 'running' | 'paused' | 'stopped'; readonly dueAt: number | null; readonly usedMinutes: number; readonly remainingMinutes: number; readonly breached: boolean };

const minutes = (n: number): string => span(Math.abs(n) * 60_000);

/** How a clock stands, in words; minutes are working minutes of its calendar. */
function standing(clock: Clock): string {
  if (clock.state === 'stopped') return clock.breached ? t.missed(minutes(clock.remainingMinutes)) : t.kept;
  if (clock.state === 'paused') return t.paused(minutes(clock.remainingMinutes));
  if (clock.breached || clock.remainingMinutes < 0) return t.late(minutes(clock.remainingMinutes));
  return t.left(minutes(clock.remainingMinutes));
}

/** Every promise about the ticket, not only the nearest. */
export function TicketClocks({ ticketId, now }: { ticketId: string; now: number }) {
  const sla = useQuery(api.sla.forTicket.queryOptions({ ticketId }));
  return (
    <Card title={t.title}>
      <Loaded query={sla} skeleton={<SkeletonRows rows={2} />}>
        {({ clocks }) => (
          <ul className="grid gap-x-6 gap-y-4 sm:grid-cols-3">
            {clocks.map((clock) => {
              const whole = clock.usedMinutes + clock.remainingMinutes;
              return (
                <li key={clock.kind} className="flex flex-col gap-1.5">
                  <span className="font-medium">{t.kinds[clock.kind]}</span>
                  <SlaBar fraction={whole > 0 ? clock.usedMinutes / whole : 1} label={standing(clock)} paused={clock.state === 'paused' || (clock.state === 'stopped' && !clock.breached)} />
                  {clock.state === 'running' && clock.dueAt !== null ? <span className="text-12 text-muted">{(clock.target.calendar === 'business' ? t.byWorking : t.by)(moment(clock.dueAt, now))}</span> : null}
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
