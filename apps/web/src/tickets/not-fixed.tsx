import { day } from '@sysops/domain/shared';
import { reopenDays, type CompletedTicket, type Ticket } from '@sysops/domain/tickets';
import { Button, Dialog, Field, TextArea } from '@sysops/ui';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { useDraft } from '../api/use-draft.ts';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { longDay } from '../messages/times.ts';
import { Refusal } from '../shell/refusal.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { useSaying } from './use-visit-note.ts';

/** One press reopens the same ticket, for 14 days after the work. */
export function NotFixed({ ticket }: { ticket: Ticket }) {
  const now = useConsoleNow();
  if (ticket.status !== 'completed' || now > ticket.completedAt + reopenDays * day) return null;
  return <Report ticket={ticket} />;
}

function Report({ ticket }: { ticket: CompletedTicket }) {
  const t = useTicketTexts().notFixed;
  const saying = useSaying(ticket);
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-5">
      <Button icon={<RotateCcw />} onClick={() => setOpen(true)}>{t.open}</Button>
      <p className="text-small text-muted">{t.until(longDay(ticket.completedAt + reopenDays * day, saying))}</p>
      {open ? <ReportDialog ticket={ticket} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function ReportDialog({ ticket, onClose }: { ticket: CompletedTicket; onClose: () => void }) {
  const t = useTicketTexts().notFixed;
  const draft = useDraft({ key: `draft:not-fixed:${ticket.id}`, store: 'localStorage' }, () => ({ text: '' }));
  const [missing, setMissing] = useState(false);
  const act = useConsoleAct((input: { ticketId: string; version: number; reason: string; commandId: string }) => client.tickets.reopen.mutate(input), t.done);
  const submit = async (): Promise<void> => {
    const reason = draft.values.text.replace(/\s+/g, ' ').trim();
    setMissing(reason === '');
    if (reason === '' || !(await act.run({ ticketId: ticket.id, version: ticket.version, reason }))) return;
    draft.discard();
    onClose();
  };
  return (
    <Dialog open title={t.title} description={t.text} onOpenChange={(next) => (next ? undefined : onClose())} footer={<Button variant="primary" busy={act.busy} onClick={() => void submit()}>{t.submit}</Button>}>
      <div className="flex flex-col gap-4">
        <Field label={t.label} error={missing ? t.empty : undefined}>
          <TextArea rows={4} maxLength={300} value={draft.values.text} onChange={(event) => draft.change({ text: event.target.value })} />
        </Field>
        <Refusal problem={act.problem} kept />
      </div>
    </Dialog>
  );
}
