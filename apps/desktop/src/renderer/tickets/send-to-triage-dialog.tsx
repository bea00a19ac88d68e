import { TriageReason, type Ticket } from '@sysops/domain/tickets';
import { Field, Select, TextInput } from '@sysops/ui';
import { useRef, useState } from 'react';
import { client } from '../api/api.ts';
import { ActDialog } from './act-dialog.tsx';
import { reasonText } from './ticket-words.ts';
import { useTicketAct } from './use-ticket-act.ts';

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const reasons = TriageReason.options.map((value) => ({ value, label: sentence(reasonText(value)) }));

/** Stops the search until something is cleared up: a caller says that it is the same fault again, that he is not there, that it is another device. */
export function SendToTriageDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const act = useTicketAct();
  const first = useRef<HTMLInputElement>(null);
  const [triageReason, setTriageReason] = useState<TriageReason>('skill_mismatch');
  const [reason, setReason] = useState('');
  const send = (): void => {
    const { id: ticketId, version } = ticket;
    void act.run((commandId) => client.tickets.sendToTriage.mutate({ commandId, ticketId, version, triageReasons: [triageReason], reason: reason.trim() }), `#${ticket.number} is in triage`).then((done) => done && onClose());
  };
  return (
    <ActDialog title={`Send #${ticket.number} to triage`} intro="No expert is looked for until it is put right. Whoever has been asked is told that the offer is off." button="Send to triage" act={act} first={first} ready={reason.trim() !== ''} onClose={onClose} onConfirm={send}>
      <Field label="What has to be cleared up"><Select choices={reasons} value={triageReason} onChange={setTriageReason} /></Field>
      <Field label="Why" required>
        <TextInput ref={first} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} placeholder="The caller says it is the amplifier, not the TV" />
      </Field>
    </ActDialog>
  );
}
