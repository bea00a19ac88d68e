import type { TicketListItem } from '@sysops/domain/tickets';
import { Button, Card } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { dispatchEn } from '../messages/console-dispatch-en.ts';
import { dueWords } from '../shell/console-times.ts';
import { PriorityBadge } from '../tickets/desk-columns.tsx';
import { waitsBecause } from '../tickets/desk-words.ts';

const t = dispatchEn.board;

type WaitingProps = { items: readonly TicketListItem[]; now: number; hovered: string | null; onHover: (ticketId: string | null) => void; onAssign: (item: TicketListItem) => void };

/** Tickets without an expert, the one that is due first on top, each with why it waits. */
export function WaitingList({ items, now, hovered, onHover, onAssign }: WaitingProps) {
  return (
    <Card title={`${t.waiting} (${items.length})`} flush>
      {items.length === 0 ? <p className="border-t border-line px-card py-4 text-muted">{t.waitingNone}</p> : (
        <ul className="max-h-[26rem] overflow-y-auto" tabIndex={0} aria-label={t.waiting}>
          {items.map((item) => (
            <li key={item.id} onMouseEnter={() => onHover(item.id)} onMouseLeave={() => onHover(null)} className={`flex items-start justify-between gap-3 border-t border-line px-card py-2.5 ${hovered === item.id ? 'bg-hover' : ''}`}>
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <Link to="/console/tickets/$ticketId" params={{ ticketId: item.id }} className="link tabular font-medium">#{item.number}</Link>
                  <PriorityBadge priority={item.priority} />
                  {item.next ? <span className={`tabular text-12 ${item.next.dueAt < now ? 'font-medium text-danger-text' : 'text-muted'}`}>{dueWords(item.next.dueAt, now)}</span> : null}
                </p>
                <p className="mt-0.5 truncate">{item.problemTitle} <span className="text-muted">· {item.city}</span></p>
                <p className="text-12 text-muted">{waitsBecause(item)}</p>
              </div>
              <Button size="small" onClick={() => onAssign(item)}>{t.assign}<span className="sr-only"> #{item.number}</span></Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
