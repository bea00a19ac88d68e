import { toast } from '@sysops/ui';
import { client, desk } from '../api/api.ts';
import { agentState } from './agent-state.ts';
import { screens } from './screens.ts';

const urgentFacts = new Set(['TicketRaised', 'SentToTriage']);

/** Tells an available agent about an urgent ticket that needs a person, also when the window is behind others. */
export function callOut(event: { readonly type: string; readonly ticketId: string | null }): void {
  const { ticketId } = event;
  if (!ticketId || !urgentFacts.has(event.type) || agentState() !== 'available') return;
  client.tickets.get.query({ ticketId }).then(
    ({ ticket }) => {
      if (ticket.status !== 'triage' || ticket.priority !== 'urgent') return;
      const title = `Urgent: #${ticket.number} needs you`;
      const body = `${ticket.problem.title} · ${ticket.device.label} · ${ticket.place.address.city}`;
      toast(title, { description: body, duration: 10_000, action: { label: 'Open', onClick: () => screens.open(`/queue/${ticketId}`) } });
      desk?.call('notify', { title, body, path: `/queue/${ticketId}` }).catch((error: unknown) => console.error(error));
    },
    () => undefined,
  );
}
