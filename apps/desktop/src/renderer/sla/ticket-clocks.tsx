import { Skeleton, SlaList } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { promisedTime } from './clock-words.ts';

/** Every promised time of a ticket, not only the nearest: what the caller was told, and what he may ask about. */
export function TicketClocks({ ticketId, now }: { ticketId: string; now: number }) {
  const sla = useQuery(api.sla.forTicket.queryOptions({ ticketId }, { refetchInterval: 60_000 }));
  return (
    <section aria-label="Promised times" className="rounded-card border border-line bg-surface p-4">
      {sla.data ? <SlaList times={sla.data.clocks.map((clock) => promisedTime(clock, now))} /> : sla.isError ? <p className="text-muted">Promised times cannot be read right now.</p> : <Skeleton className="h-12 w-full" />}
    </section>
  );
}
