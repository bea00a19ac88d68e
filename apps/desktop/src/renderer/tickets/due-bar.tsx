import type { TicketListItem } from '@sysops/domain/tickets';
import { SlaBar } from '@sysops/ui';
import { until } from '../api/times.ts';

type Due = Pick<TicketListItem, 'next' | 'createdAt' | 'status'>;

/** Until when the next step must be done. */
export function DueBar({ ticket, now }: { ticket: Due; now: number }) {
  if (!ticket.next) return <span className="text-12 text-muted">Nothing to do</span>;
  const { dueAt } = ticket.next;
  const start = Math.min(ticket.createdAt, dueAt - 60_000);
  return <SlaBar paused={ticket.status === 'on_hold' || ticket.status === 'completed'} fraction={(now - start) / (dueAt - start)} label={until(dueAt, now)} />;
}
