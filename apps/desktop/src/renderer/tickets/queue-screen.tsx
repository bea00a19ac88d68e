import { EmptyState } from '@sysops/ui';
import { useParams } from '@tanstack/react-router';
import { TicketDetail } from './ticket-detail.tsx';
import { TicketQueue } from './ticket-queue.tsx';

/** What has to be done at the left, one ticket at the right. */
export function QueueScreen() {
  const { ticketId } = useParams({ strict: false });
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <TicketQueue ticketId={ticketId ?? null} />
      <div className="min-h-0 min-w-0 flex-1 overflow-y-auto">
        {ticketId ? <TicketDetail key={ticketId} ticketId={ticketId} /> : <div className="grid h-full place-items-center"><EmptyState drawing="inbox" title="Choose a ticket" text="J and K go down and up the queue." /></div>}
      </div>
    </div>
  );
}
