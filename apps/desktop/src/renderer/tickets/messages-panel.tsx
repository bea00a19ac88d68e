import type { MessageStatus, MessageView } from '@sysops/domain/notifications';
import { Badge, EmptyState, Skeleton, type Tone } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { BellRing, Mail, MessageSquare } from 'lucide-react';
import { api } from '../api/api.ts';
import { moment } from '../api/times.ts';
import { useNow } from '../api/use-now.ts';

const looks: Readonly<Record<MessageStatus, { word: string; tone: Tone }>> = {
  queued: { word: 'Queued', tone: 'gray' }, sending: { word: 'Sending', tone: 'blue' }, sent: { word: 'Sent', tone: 'blue' }, delivered: { word: 'Delivered', tone: 'jade' }, failed: { word: 'Failed', tone: 'red' }, unknown: { word: 'Unknown', tone: 'amber' }, suppressed: { word: 'Opted out', tone: 'gray' },
};

const channels = { sms: { Icon: MessageSquare, name: 'Text message' }, email: { Icon: Mail, name: 'E-mail' }, push: { Icon: BellRing, name: 'Push' } } as const;

/** What was written to whom about this ticket, and what became of it. */
export function MessagesPanel({ ticketId }: { ticketId: string }) {
  const messages = useQuery(api.notifications.forTicket.queryOptions({ ticketId }));
  const now = useNow(60_000);
  if (!messages.data) return messages.isError ? <p className="text-muted">Messages cannot be read right now.</p> : <Skeleton className="h-24 w-full" />;
  if (messages.data.length === 0) return <EmptyState drawing="inbox" title="Nothing was sent yet" />;
  return <ul className="flex flex-col gap-2">{messages.data.toReversed().map((message) => <MessageRow key={message.id} message={message} now={now} />)}</ul>;
}

/** One message, opened by a press. What opens an account is kept from staff and shows no words. */
export function MessageRow({ message, now }: { message: MessageView; now: number }) {
  const { Icon, name } = channels[message.channel];
  const { word, tone } = looks[message.status];
  return (
    <li className="rounded-card border border-line bg-surface px-3 py-2">
      <details>
        <summary className="flex cursor-pointer list-none items-center gap-2 [&::-webkit-details-marker]:hidden">
          <Icon aria-label={name} size={16} strokeWidth={1.75} className="shrink-0 text-muted" />
          <span className="min-w-0 flex-1"><span className="inline-block font-medium first-letter:uppercase">{message.subject ?? message.kind.replaceAll('_', ' ')}</span> <span className="text-muted">to the {message.audience}</span></span>
          <Badge dot tone={tone}>{word}</Badge>
          <span className="tabular text-12 text-muted">{moment(message.deliveredAt ?? message.sentAt ?? message.createdAt, now)}</span>
        </summary>
        <p className={`mt-2 border-t border-line pt-2 break-words whitespace-pre-line ${message.body === '' ? 'text-muted' : ''}`}>{message.body === '' ? 'It opens the account; only the customer sees it.' : message.body}</p>
        <p className="mt-1 text-12 text-muted">{message.recipient}{message.errorCode ? ` · code ${message.errorCode}` : ''}{message.fallbackOf ? ' · in place of a message that did not arrive' : ''}</p>
      </details>
    </li>
  );
}
