import type { Ticket, TicketPin } from '@sysops/domain/tickets';
import { Combobox, Field, Segmented } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { useExpertChoices } from '../dispatch/use-expert-choices.ts';
import { dispatchEn } from '../messages/console-dispatch-en.ts';
import { ticketsEn } from '../messages/console-tickets-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { SpanFields, spanOf, spanText } from './desk-span-fields.tsx';
import { visitOf } from './desk-words.ts';
import { useTicketUndo } from './use-ticket-undo.ts';

const t = ticketsEn.plan;

type Kind = keyof typeof t.pinKinds;
const kindOf = (pin: TicketPin | null): Kind => (pin?.window ? (pin.expertId ? 'both' : 'time') : 'expert');
const samePin = (a: TicketPin | null, b: TicketPin | null): boolean => a?.expertId === b?.expertId && a?.window?.from === b?.window?.from && a?.window?.to === b?.window?.to;

/** What the fields ask for; null as long as something is missing. */
function pinFrom(kind: Kind, expertId: string | null, span: TicketPin['window']): TicketPin | null {
  if ((kind !== 'time' && !expertId) || (kind !== 'expert' && !span)) return null;
  return { expertId: kind === 'time' ? null : expertId, window: kind === 'expert' ? null : span };
}

function usePin(ticket: Ticket, onDone: () => void) {
  const act = useConsoleAct(client.tickets.pin.mutate);
  const offerUndo = useTicketUndo(ticket.id);
  const before = ticket.pin;
  const pin = async (wanted: TicketPin, reason: string): Promise<void> => {
    if (!(await act.run({ ticketId: ticket.id, version: ticket.version, ...wanted, reason }))) return;
    onDone();
    offerUndo({ done: t.pinDone, still: (now) => samePin(now.pin, wanted), send: (undo) => (before ? client.tickets.pin.mutate({ ...undo, ...before }) : client.tickets.unpin.mutate(undo)) });
  };
  return { ...act, pin };
}

/** A manager fixes the expert, the time, or both, and says why. */
export function PinDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const [kind, setKind] = useState<Kind>(kindOf(ticket.pin));
  const [expertId, setExpertId] = useState<string | null>(ticket.pin?.expertId ?? visitOf(ticket)?.expertId ?? null);
  const [text, setText] = useState(() => spanText(ticket.pin?.window ?? (ticket.window.kind === 'window' ? ticket.window : null)));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { choices, judged } = useExpertChoices(ticket.id);
  const act = usePin(ticket, onClose);
  const submit = async (): Promise<void> => {
    setTried(true);
    const wanted = pinFrom(kind, expertId, spanOf(text));
    if (wanted && reason.trim()) await act.pin(wanted, reason.trim());
  };
  return (
    <FormDialog open title={t.pinTitle} description={t.pinText} submit={t.pinAdd} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Segmented label={t.pinWhat} choices={(['expert', 'time', 'both'] as const).map((value) => ({ value, label: t.pinKinds[value] }))} value={kind} onChange={setKind} />
      {kind === 'time' ? null : (
        <Field label={t.expert} hint={judged ? dispatchEn.assign.judged : undefined} required error={tried && !expertId ? t.needExpert : undefined}>
          <Combobox choices={choices} value={expertId} onChange={setExpertId} placeholder={t.expertPlaceholder} />
        </Field>
      )}
      {kind === 'expert' ? null : <SpanFields value={text} onChange={setText} tried={tried} />}
      <ReasonField value={reason} onChange={setReason} error={tried && !reason.trim() ? t.needReason : undefined} />
    </FormDialog>
  );
}
