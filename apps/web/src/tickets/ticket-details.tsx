import type { TicketView } from '@sysops/domain/tickets';
import { Card } from '@sysops/ui';
import type { ReactNode } from 'react';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { useSaying, useWindowWords } from './use-visit-note.ts';

function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-small text-muted">{props.label}</dt>
      <dd className="mt-0.5 break-words">{props.children}</dd>
    </div>
  );
}

/** What was asked for, and where. */
export function TicketDetails({ view }: { view: TicketView }) {
  const t = useTicketTexts().visit;
  const { ticket } = view;
  const saying = useSaying(ticket);
  const windowWords = useWindowWords();
  const { address, accessNotes } = ticket.place;
  return (
    <Card title={t.details}>
      <dl className="flex flex-col gap-4">
        {ticket.status === 'completed' ? <Fact label={t.result}>{t.resolution[ticket.resolution]}{ticket.summary ? `. ${ticket.summary}` : ''}</Fact> : null}
        <Fact label={t.device}>{ticket.device.label}</Fact>
        <Fact label={t.problem}>{ticket.problem.description}</Fact>
        <Fact label={t.where}>
          {address.line1}{address.line2 ? `, ${address.line2}` : ''}<br />
          {address.city}, {address.state} <span className="tabular">{address.zip}</span>
        </Fact>
        {accessNotes ? <Fact label={t.accessNotes}>{accessNotes}</Fact> : null}
        <Fact label={t.when}>{windowWords(ticket.window, saying)}</Fact>
        <Fact label={t.cover}>{ticket.cover.covered ? t.covered : ticket.cover.reason === 'visits_used' ? t.visitsUsed : t.notCovered}</Fact>
      </dl>
    </Card>
  );
}
