import { readError } from '@sysops/api-client';
import type { TicketView } from '@sysops/domain/tickets';
import { Badge, CopyText, ErrorState, Skeleton, StatusBadge, Tabs } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '../api/api.ts';
import { useNow } from '../api/use-now.ts';
import { addressLine } from '../customers/customer-words.ts';
import { DispatchPanel } from '../dispatch/dispatch-panel.tsx';
import { WhereIsExpert } from '../dispatch/where-is-expert.tsx';
import { HitList } from '../knowledge/fixes-panel.tsx';
import { useAction } from '../shell/live-actions.ts';
import { TicketClocks } from '../sla/ticket-clocks.tsx';
import { DueBar } from './due-bar.tsx';
import { MessagesPanel } from './messages-panel.tsx';
import { TicketActions } from './ticket-actions.tsx';
import { TicketStory } from './ticket-story.tsx';
import { coverText, priorityTones, priorityWords, windowOfTicket } from './ticket-words.ts';

type Part = 'story' | 'dispatch' | 'messages' | 'knowledge';

/** One ticket: what the caller wants to hear first, then what an agent may do, then everything about it. */
export function TicketDetail({ ticketId }: { ticketId: string }) {
  const view = useQuery(api.tickets.get.queryOptions({ ticketId }));
  if (view.data) return <Detail view={view.data} />;
  if (!view.isError) return <Skeleton className="m-4 h-64" />;
  const { code, message, requestId } = readError(view.error);
  return <div className="p-4"><ErrorState title={code === 'not_found' ? 'There is no such ticket' : 'The ticket cannot be read'} advice={message} dataSafe={null} requestId={requestId ?? undefined} onRetry={() => void view.refetch()} /></div>;
}

function Detail({ view }: { view: TicketView }) {
  const { ticket } = view;
  const now = useNow();
  const navigate = useNavigate();
  useAction('ticket.customer', () => void navigate({ to: '/customers/$customerId', params: { customerId: ticket.customerId } }));
  return (
    <article aria-label={`Ticket ${ticket.number}`} className="mx-auto flex max-w-4xl flex-col gap-4 p-5">
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2.5">
          <h2 className="tabular text-28 tracking-[-0.015em]">#{ticket.number}</h2>
          <StatusBadge status={ticket.status} />
          <Badge tone={priorityTones[ticket.priority]}>{priorityWords[ticket.priority]}</Badge>
          {ticket.escalated ? <Badge tone="red" dot>Escalated</Badge> : null}
          {ticket.reopened ? <Badge tone="amber">Reopened</Badge> : null}
          <span className="ml-auto w-36"><DueBar ticket={ticket} now={now} /></span>
        </div>
        <p className="text-16 font-medium">{ticket.problem.title} <span className="font-normal text-muted">· {ticket.device.label}</span></p>
      </header>
      <WhereIsExpert ticketId={ticket.id} />
      <TicketClocks ticketId={ticket.id} now={now} />
      <TicketActions view={view} />
      <Facts view={view} />
      <Parts view={view} />
    </article>
  );
}

const Fact = (props: { name: string; wide?: boolean; children: ReactNode }) => (
  <div className={props.wide ? 'col-span-2 min-w-0' : 'min-w-0'}>
    <dt className="text-12 text-muted">{props.name}</dt>
    <dd className="break-words">{props.children}</dd>
  </div>
);

function Facts({ view: { ticket, customerName } }: { view: TicketView }) {
  return (
    <dl className="grid grid-cols-2 gap-x-5 gap-y-3 rounded-card border border-line bg-surface p-4">
      <Fact name="Customer">{customerName}</Fact>
      <Fact name="When">{windowOfTicket(ticket)}</Fact>
      <Fact name="Where">{addressLine(ticket.place.address)}{ticket.place.accessNotes ? <span className="block text-muted">{ticket.place.accessNotes}</span> : null}</Fact>
      <Fact name="Cover">{coverText(ticket.cover)}</Fact>
      <Fact wide name="What the caller said"><span className="whitespace-pre-line">{ticket.problem.description}</span></Fact>
      <Fact name="Raised by">{ticket.raisedBy.name}{ticket.raisedBy.role === 'customer' ? '' : ` (${ticket.raisedBy.role})`}</Fact>
      <Fact name="For the help desk"><CopyText text={ticket.id} /></Fact>
    </dl>
  );
}

function Parts({ view }: { view: TicketView }) {
  const [part, setPart] = useState<Part>('story');
  const ticketId = view.ticket.id;
  useAction('ticket.story', () => setPart('story'));
  useAction('ticket.dispatch', () => setPart('dispatch'));
  useAction('ticket.messages', () => setPart('messages'));
  useAction('ticket.knowledge', () => setPart('knowledge'));
  return (
    <Tabs<Part>
      label="About this ticket"
      value={part}
      onChange={setPart}
      tabs={[
        { value: 'story', label: 'Story', content: <TicketStory history={view.history} /> },
        { value: 'dispatch', label: 'Dispatch', content: <DispatchPanel ticketId={ticketId} withoutAnswer /> },
        { value: 'messages', label: 'Messages', content: <MessagesPanel ticketId={ticketId} /> },
        { value: 'knowledge', label: 'Past fixes', content: <TicketFixes ticketId={ticketId} /> },
      ]}
    />
  );
}

function TicketFixes({ ticketId }: { ticketId: string }) {
  const hits = useQuery(api.knowledge.forTicket.queryOptions({ ticketId }, { staleTime: 300_000 }));
  if (hits.data) return <HitList hits={hits.data} />;
  return hits.isError ? <p className="text-muted">Past fixes cannot be read right now.</p> : <Skeleton className="h-24 w-full" />;
}
