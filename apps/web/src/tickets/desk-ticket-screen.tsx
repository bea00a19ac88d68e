import { isAllowed, type Ticket, type TicketView } from '@sysops/domain/tickets';
import { Badge, Button, Card, StatusBadge, Tabs } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { AssignDialog } from '../dispatch/assign-dialog.tsx';
import { expertPoint } from '../dispatch/expert-point.ts';
import { TicketDispatch } from '../dispatch/ticket-dispatch.tsx';
import { dispatchEn } from '../messages/console-dispatch-en.ts';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { TicketMessages } from '../notifications/ticket-messages.tsx';
import { useScreenActions, type ConsoleAction } from '../shell/console-actions.tsx';
import { ConsolePage, LoadedPage } from '../shell/console-page.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { TicketClocks } from '../sla/ticket-clocks.tsx';
import { TicketSurvey } from '../surveys/desk-ticket-survey.tsx';
import { CancelDialog } from './desk-cancel-dialog.tsx';
import { PriorityBadge } from './desk-columns.tsx';
import { EndHoldDialog } from './desk-end-hold-dialog.tsx';
import { HoldDialog } from './desk-hold-dialog.tsx';
import { SendToTriageDialog } from './desk-send-to-triage-dialog.tsx';
import { PlanCard } from './desk-plan-card.tsx';
import { TicketStory } from './desk-story.tsx';
import { TicketFacts, TicketMap } from './desk-ticket-facts.tsx';
import { TicketTasks, useOpenTasksOf } from './desk-ticket-tasks.tsx';
import { TriageDialog } from './desk-triage-dialog.tsx';
import { visitOf } from './desk-words.ts';

/** One ticket whole. */
export function TicketScreen() {
  const { ticketId = '' } = useParams({ strict: false });
  const view = useQuery(api.tickets.get.queryOptions({ ticketId }));
  return <LoadedPage query={view} title={t.list.title} back={{ to: '/console/tickets', label: t.page.back }}>{(data) => <TicketPage key={data.ticket.id} view={data} />}</LoadedPage>;
}

function TicketPage({ view }: { view: TicketView }) {
  const now = useConsoleNow();
  const { ticket } = view;
  const openTasks = useOpenTasksOf(ticket.id);
  const flags = (['reopened', 'escalated', 'pinned'] as const).filter((flag) => ticket[flag]);
  return (
    <ConsolePage
      title={t.page.title(ticket.number)}
      back={{ to: '/console/tickets', label: t.page.back }}
      badges={<><StatusBadge status={ticket.status} /><PriorityBadge priority={ticket.priority} />{flags.map((flag) => <Badge key={flag} tone={flag === 'pinned' ? 'violet' : 'red'}>{t.page.flags[flag]}</Badge>)}</>}
      actions={<TicketActions ticket={ticket} />}
    >
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <TicketFacts view={view} now={now} />
          <PlanCard ticket={ticket} />
          <TicketClocks ticket={ticket} now={now} />
          <PlaceMap ticket={ticket} />
        </div>
        <Card>
          <Tabs
            label={t.page.title(ticket.number)}
            tabs={[
              { value: 'story', label: t.page.tabs.story, content: <TicketStory history={view.history} now={now} /> },
              { value: 'dispatch', label: t.page.tabs.dispatch, content: <TicketDispatch ticket={ticket} now={now} /> },
              { value: 'tasks', label: t.page.tabs.tasks, count: openTasks || undefined, content: <TicketTasks ticketId={ticket.id} now={now} /> },
              { value: 'messages', label: t.page.tabs.messages, content: <TicketMessages ticketId={ticket.id} now={now} /> },
              { value: 'survey', label: t.page.tabs.survey, content: <TicketSurvey ticketId={ticket.id} now={now} /> },
            ]}
          />
        </Card>
      </div>
    </ConsolePage>
  );
}

function PlaceMap({ ticket }: { ticket: Ticket }) {
  const visit = visitOf(ticket);
  const map = useQuery(api.dispatch.map.queryOptions(undefined, { enabled: visit !== null }));
  const expert = map.data?.find(({ expertId }) => expertId === visit?.expertId);
  return <TicketMap ticket={ticket} expert={expert ? expertPoint(expert) : null} />;
}

type Act = 'triage' | 'assign' | 'sendToTriage' | 'hold' | 'endHold' | 'cancel';

const shortcuts: Readonly<Record<Act, string>> = { triage: 'T', assign: 'A', sendToTriage: 'T', hold: 'H', endHold: 'H', cancel: 'X' };

/** What this person may do to the ticket as it is now; the server's table decides, this only draws it. */
function useTicketActs(ticket: Ticket): readonly Act[] {
  const { isManager, isAdmin } = useStaff();
  const may = (action: Parameters<typeof isAllowed>[0]): boolean => isManager && isAllowed(action, ticket.status, 'manager');
  return [
    ...(may('complete_triage') ? ['triage' as const] : []),
    ...((isManager || isAdmin) && (ticket.status === 'waiting' || ticket.status === 'offered') ? ['assign' as const] : []),
    ...(may('send_to_triage') ? ['sendToTriage' as const] : []),
    ...(may('hold') || may('hold_visit') ? ['hold' as const] : []),
    ...(may('end_hold') ? ['endHold' as const] : []),
    ...(may('cancel') ? ['cancel' as const] : []),
  ];
}

function TicketActions({ ticket }: { ticket: Ticket }) {
  const acts = useTicketActs(ticket);
  const [open, setOpen] = useState<Act | null>(null);
  const label = (act: Act): string => (act === 'assign' ? dispatchEn.assign.title : t.acts[act]);
  useScreenActions(acts.map((act): ConsoleAction => ({ id: act, label: label(act), shortcut: shortcuts[act], run: () => setOpen(act) })));
  const close = (): void => setOpen(null);
  return (
    <>
      {acts.map((act, index) => (
        <Button key={act} variant={index === 0 && act !== 'cancel' ? 'primary' : 'secondary'} aria-keyshortcuts={shortcuts[act]} title={`${label(act)} (${shortcuts[act]})`} onClick={() => setOpen(act)}>{label(act)}</Button>
      ))}
      {open === 'triage' && ticket.status === 'triage' ? <TriageDialog ticket={ticket} onClose={close} /> : null}
      {open === 'assign' ? <AssignDialog ticket={ticket} onClose={close} /> : null}
      {open === 'sendToTriage' ? <SendToTriageDialog ticket={ticket} onClose={close} /> : null}
      {open === 'hold' ? <HoldDialog ticket={ticket} onClose={close} /> : null}
      {open === 'endHold' ? <EndHoldDialog ticket={ticket} onClose={close} /> : null}
      {open === 'cancel' ? <CancelDialog ticket={ticket} onClose={close} /> : null}
    </>
  );
}
