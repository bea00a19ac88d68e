import type { Interval } from '@sysops/domain/shared';
import type { Ticket, VisitWindow } from '@sysops/domain/tickets';
import { Button, Dialog } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { range } from '../messages/times.ts';
import { Refusal } from '../shell/refusal.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { emptyDraft, faultsOf } from './raise-draft.ts';
import { WhenFields, type WhenChoice } from './raise-when.tsx';
import { useSaying } from './use-visit-note.ts';
import { windowOf } from './visit-times.ts';

const changeable = new Set<Ticket['status']>(['triage', 'waiting', 'on_hold']);

function useChange(ticket: Ticket) {
  const t = useTicketTexts().changeTime;
  const act = useConsoleAct((input: Parameters<typeof client.tickets.changeWindow.mutate>[0]) => client.tickets.changeWindow.mutate(input), t.done);
  return { ...act, to: (window: VisitWindow) => act.run({ ticketId: ticket.id, version: ticket.version, window }) };
}

/** The customer's time may change until an expert has taken it. */
export function ChangeTime({ ticket }: { ticket: Ticket }) {
  const t = useTicketTexts().changeTime;
  const [open, setOpen] = useState(false);
  if (!changeable.has(ticket.status) || (ticket.status === 'on_hold' && ticket.visit)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.open}</Button>
      {open ? <ChangeDialog ticket={ticket} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ChangeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useTicketTexts();
  const now = useConsoleNow();
  const { timeZone = 'America/New_York' } = useSaying(ticket);
  const change = useChange(ticket);
  const [values, setValues] = useState<WhenChoice>({ window: 'window', day: null, part: null });
  const [checked, setChecked] = useState(false);
  const faults = checked ? faultsOf('when', { ...emptyDraft(null), ...values }, { now, timeZone }) : {};
  const submit = async (): Promise<void> => {
    setChecked(true);
    const window = values.window === 'asap' ? ({ kind: 'asap' } as const) : windowOf(values, { now, timeZone });
    if (window && (await change.to(window))) onClose();
  };
  return (
    <Dialog open title={t.raise.when} onOpenChange={(next) => (next ? undefined : onClose())} footer={<Button variant="primary" busy={change.busy} onClick={() => void submit()}>{t.changeTime.submit}</Button>}>
      <div className="flex flex-col gap-4">
        <WhenFields values={values} change={(part) => setValues((before) => ({ ...before, ...part }))} faults={faults} now={now} timeZone={timeZone} />
        <Refusal problem={change.problem} />
      </div>
    </Dialog>
  );
}

/** When nobody can come as wished, another time is suggested; one press takes it. */
export function SuggestedTime({ ticket }: { ticket: Ticket }) {
  const now = useConsoleNow();
  if (ticket.status !== 'waiting' || !ticket.windowOffer || ticket.windowOffer.to <= now) return null;
  return <Suggestion ticket={ticket} suggested={ticket.windowOffer} />;
}

function Suggestion({ ticket, suggested }: { ticket: Ticket; suggested: Interval }) {
  const t = useTicketTexts().changeTime;
  const saying = useSaying(ticket);
  const change = useChange(ticket);
  return (
    <div className="flex flex-col items-start gap-3 rounded-card border border-amber-6 bg-amber-2 p-4">
      <div>
        <p className="font-bold">{t.suggested}</p>
        <p className="mt-0.5">{t.suggestedText(range(suggested.from, suggested.to, saying))}</p>
      </div>
      <Button variant="primary" busy={change.busy} onClick={() => void change.to({ kind: 'window', ...suggested })}>{t.take}</Button>
      <Refusal problem={change.problem} />
    </div>
  );
}
