import type { Ticket } from '@sysops/domain/tickets';
import { client } from '../api/api.ts';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

/** What was waited for is there: back to dispatch before the date. */
export function EndHoldDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const act = useConsoleAct(client.tickets.endHold.mutate, t.acts.done.endHold);
  const submit = async (): Promise<void> => {
    if (await act.run({ ticketId: ticket.id, version: ticket.version })) onClose();
  };
  return <FormDialog open size="small" title={t.acts.endHoldTitle} description={t.acts.endHoldText} submit={t.acts.endHold} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()} />;
}
