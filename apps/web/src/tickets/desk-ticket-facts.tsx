import type { Ticket, TicketView } from '@sysops/domain/tickets';
import { AreaMap, Badge, Card, EmptyState, type MapPoint } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { ShieldCheck, ShieldX } from 'lucide-react';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { coverWords, holdWords, resolutionWords, triageWords, waitingWords } from '../messages/console-words.ts';
import { useSkillNames } from '../experts/use-skill-names.ts';
import { Facts, type Fact } from '../shell/console-facts.tsx';
import { moment } from '../shell/console-times.ts';
import { NextStepLine } from './desk-due.tsx';
import { visitOf } from './desk-words.ts';

const words = t.page;

/** What the present state adds: why it waits, when it goes on, how it ended. */
function stateFacts(ticket: Ticket, now: number): (Fact | null)[] {
  const visit = visitOf(ticket);
  const expert = visit ? { label: words.expert, value: <Link to="/console/experts/$expertId" params={{ expertId: visit.expertId }} className="link">{visit.expert.name}</Link> } : null;
  switch (ticket.status) {
    case 'triage': return [{ label: words.missing, value: ticket.triageReasons.map((reason) => triageWords[reason]).join(', ') }];
    case 'waiting': return [{ label: words.waits, value: waitingWords[ticket.waitingReason] }];
    case 'on_hold': return [expert, { label: words.waits, value: holdWords[ticket.holdReason] }, { label: words.resumes, value: moment(ticket.resumeAt, now) }];
    case 'completed': return [expert, { label: words.result, value: `${resolutionWords[ticket.resolution]}. ${ticket.summary}` }];
    case 'cancelled': return [{ label: words.cancelReason, value: ticket.cancelReason }];
    default: return [expert];
  }
}

/** Problem, customer, place, cover and what comes next. */
export function TicketFacts({ view, now }: { view: TicketView; now: number }) {
  const { ticket } = view;
  const skillName = useSkillNames();
  const { address, accessNotes } = ticket.place;
  const facts: (Fact | null)[] = [
    { label: words.next, value: ticket.next ? <NextStepLine next={ticket.next} now={now} /> : words.noNext },
    ...stateFacts(ticket, now),
    { label: words.problem, value: <><span className="font-medium">{ticket.problem.title}</span><span className="mt-0.5 block whitespace-pre-line">{ticket.problem.description}</span></> },
    { label: words.device, value: ticket.device.label },
    { label: words.skills, value: ticket.problem.requiredSkills.length > 0 ? `${ticket.problem.requiredSkills.map(({ skill, level }) => `${skillName(skill)} ${level}`).join(', ')} · ${words.minutes(ticket.problem.expectedMinutes)}` : '–' },
    { label: words.customer, value: <Link to="/console/customers/$customerId" params={{ customerId: ticket.customerId }} className="link">{view.customerName}</Link> },
    { label: words.channel, value: `${ticket.raisedBy.name}, ${words.channels[ticket.channel]}, ${moment(ticket.createdAt, now)}` },
    { label: words.place, value: `${address.line1}${address.line2 ? `, ${address.line2}` : ''}, ${address.city}, ${address.state} ${address.zip}` },
    accessNotes ? { label: words.access, value: accessNotes } : null,
  ];
  return (
    <Card title={words.about}>
      <Facts columns={2} facts={facts} />
      <Cover cover={ticket.cover} />
    </Card>
  );
}

function Cover({ cover }: { cover: Ticket['cover'] }) {
  const Icon = cover.covered ? ShieldCheck : ShieldX;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2 border-t border-line pt-3">
      <Badge tone={cover.covered ? 'jade' : 'red'} icon={<Icon />}>{cover.covered ? words.covered : words.notCovered}</Badge>
      <span className="text-muted">{coverWords[cover.reason]}{cover.tier ? ` · ${words.tier} ${cover.tier}` : ''}</span>
    </div>
  );
}

/** The place, and the expert who is on his way when his position is known. */
export function TicketMap({ ticket, expert }: { ticket: Ticket; expert: MapPoint | null }) {
  const { location } = ticket.place;
  if (!location) return <Card><EmptyState drawing="map" title={words.noPlace} text={words.noPlaceText} /></Card>;
  const place: MapPoint = { id: 'place', kind: 'place', label: `#${ticket.number}`, lat: location.lat, lng: location.lng, tone: ticket.next && ticket.status === 'waiting' ? 'blue' : 'ink' };
  return <AreaMap label={`${words.place}: ${ticket.place.address.city}`} points={expert ? [place, expert] : [place]} className="h-64" />;
}
