import type { Ticket, VisitWindow } from '@sysops/domain/tickets';
import { Segmented } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { ticketsEn } from '../messages/console-tickets-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { SpanFields, spanOf, spanText } from './desk-span-fields.tsx';
import { useTicketUndo } from './use-ticket-undo.ts';

const t = ticketsEn.plan;

const sameWindow = (a: VisitWindow, b: VisitWindow): boolean => (a.kind === 'asap' || b.kind === 'asap' ? a.kind === b.kind : a.from === b.from && a.to === b.to);

/** Another time for the visit, until an expert has taken it. */
export function WindowDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const [kind, setKind] = useState<VisitWindow['kind']>(ticket.window.kind);
  const [text, setText] = useState(() => spanText(ticket.window.kind === 'window' ? ticket.window : null));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useConsoleAct(client.tickets.changeWindow.mutate);
  const offerUndo = useTicketUndo(ticket.id);
  const submit = async (): Promise<void> => {
    setTried(true);
    const span = spanOf(text);
    const window: VisitWindow | null = kind === 'asap' ? { kind } : span && { kind, ...span };
    if (!window || !(await act.run({ ticketId: ticket.id, version: ticket.version, window, ...(reason.trim() ? { reason: reason.trim() } : {}) }))) return;
    onClose();
    offerUndo({ done: t.windowDone, still: (now) => sameWindow(now.window, window), send: (undo) => client.tickets.changeWindow.mutate({ ...undo, window: ticket.window }) });
  };
  return (
    <FormDialog open title={t.windowTitle} description={t.windowText} submit={t.change} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Segmented label={t.windowKind} choices={[{ value: 'asap', label: t.asap }, { value: 'window', label: t.between }]} value={kind} onChange={setKind} />
      {kind === 'window' ? <SpanFields value={text} onChange={setText} tried={tried} /> : null}
      <ReasonField optional value={reason} onChange={setReason} />
    </FormDialog>
  );
}
