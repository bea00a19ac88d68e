import type { Ticket } from '@sysops/domain/tickets';
import { Button, Dialog, RadioCards, toast } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { ticketsEn } from '../messages/tickets-en.ts';
import { Refusal } from '../shell/refusal.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

type Reason = keyof typeof ticketsEn.cancelTicket.reasons;
const reasons: readonly Reason[] = ['works', 'time', 'other_help', 'other'];
const cancellable = new Set<Ticket['status']>(['triage', 'waiting', 'offered', 'assigned', 'on_hold']);

/** A customer may cancel until somebody is on the way. */
export function CancelTicket({ ticket }: { ticket: Ticket }) {
  const t = useTicketTexts();
  const [open, setOpen] = useState(false);
  if (ticket.status === 'en_route') return <p className="text-small text-muted">{t.cancelTicket.tooLate}</p>;
  if (!cancellable.has(ticket.status)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.cancelTicket.open}</Button>
      {open ? <CancelDialog ticket={ticket} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function CancelDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useTicketTexts();
  const [reason, setReason] = useState<Reason | null>(null);
  const [missing, setMissing] = useState(false);
  const act = useConsoleAct((input: { ticketId: string; version: number; reason: string; commandId: string }) => client.tickets.cancel.mutate(input));
  const submit = async (): Promise<void> => {
    setMissing(reason === null);
    if (reason === null) return;
    // The office reads the reason, so it is kept in English.
    const done = await act.run({ ticketId: ticket.id, version: ticket.version, reason: ticketsEn.cancelTicket.reasons[reason] });
    if (!done) return;
    toast.success(t.visit.canceled(ticket.number));
    onClose();
  };
  return (
    <Dialog
      open
      size="small"
      title={t.cancelTicket.title}
      description={t.cancelTicket.text}
      onOpenChange={(next) => (next ? undefined : onClose())}
      footer={
        <>
          <Button onClick={onClose}>{t.cancelTicket.keep}</Button>
          <Button variant="danger" busy={act.busy} onClick={() => void submit()}>{t.cancelTicket.submit}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioCards label={t.cancelTicket.why} value={reason} onChange={setReason} error={missing && reason === null ? t.cancelTicket.pick : undefined} choices={reasons.map((value) => ({ value, label: t.cancelTicket.reasons[value] }))} />
        <Refusal problem={act.problem} />
      </div>
    </Dialog>
  );
}
