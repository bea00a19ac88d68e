import type { MessageView } from '@sysops/domain/notifications';
import { Badge, EmptyState } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { BellRing, Mail, MessageSquare } from 'lucide-react';
import { api } from '../api/api.ts';
import { deliveryWords, plainWord } from '../messages/console-words.ts';
import { messagesEn as t } from '../messages/console-people-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { moment } from '../shell/console-times.ts';

/** Every message about the ticket, latest first, with what became of it. */
export function TicketMessages({ ticketId, now }: { ticketId: string; now: number }) {
  const messages = useQuery(api.notifications.forTicket.queryOptions({ ticketId }));
  return (
    <Loaded query={messages}>
      {(data) => data.length === 0
        ? <EmptyState title={t.none} text={t.noneText} />
        : <ul className="flex flex-col gap-3">{data.toReversed().map((message) => <MessageRow key={message.id} message={message} now={now} />)}</ul>}
    </Loaded>
  );
}

/** One message. What opens an account is kept from staff and shows no words. */
export function MessageRow({ message: m, now }: { message: MessageView; now: number }) {
  const { word, tone } = deliveryWords[m.status];
  const Icon = { sms: MessageSquare, email: Mail, push: BellRing }[m.channel];
  const at = m.deliveredAt ?? m.sentAt ?? m.createdAt;
  return (
    <li className="rounded-card border border-line px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex min-w-0 flex-wrap items-center gap-2">
          <Icon aria-hidden size={16} strokeWidth={1.75} className="text-muted" />
          <span className="font-medium">{plainWord(m.kind)}</span>
          <span className="min-w-0 truncate text-muted">{t.to(m.audience, m.recipient)}</span>
        </span>
        <span className="flex flex-wrap items-center gap-2">
          {m.fallbackOf ? <Badge>{t.fallback}</Badge> : null}
          <Badge tone={tone} dot>{m.errorCode ? `${word} · ${m.errorCode}` : word}</Badge>
          <span className="tabular text-12 text-muted">{moment(at, now)}</span>
        </span>
      </div>
      {m.subject ? <p className="mt-2 font-medium">{m.subject}</p> : null}
      <p className="mt-1 max-h-40 overflow-y-auto break-words whitespace-pre-line text-muted" tabIndex={0}>{m.body === '' ? t.withheld : m.body}</p>
      {m.attempts > 1 ? <p className="mt-1 text-12 text-muted">{t.attempts(m.attempts)}</p> : null}
    </li>
  );
}
