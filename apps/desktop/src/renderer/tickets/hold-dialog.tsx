import { HoldReason, type Ticket } from '@sysops/domain/tickets';
import { zoneOfState } from '@sysops/domain/notifications';
import { Field, Select, TextInput } from '@sysops/ui';
import { useRef, useState } from 'react';
import { client } from '../api/api.ts';
import { ActDialog } from './act-dialog.tsx';
import { holdWords } from './ticket-words.ts';
import { useTicketAct } from './use-ticket-act.ts';
import { visitWindows, windowText } from './visit-windows.ts';

const reasons = HoldReason.options.map((value) => ({ value, label: holdWords[value] }));

/** A hold always says why and when it ends: then dispatch looks for an expert again by itself. */
export function HoldDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const act = useTicketAct();
  const first = useRef<HTMLInputElement>(null);
  const [holdReason, setHoldReason] = useState<HoldReason>('customer_unavailable');
  const [note, setNote] = useState('');
  const zone = zoneOfState(ticket.place.address.state);
  const [windows] = useState(() => visitWindows(Date.now() + 3_600_000, zone));
  const [resume, setResume] = useState<string | null>(windows[1]?.value ?? windows[0]?.value ?? null);
  const resumeAt = windows.find(({ value }) => value === resume)?.from;
  const hold = (): void => {
    if (resumeAt === undefined) return;
    const text = note.trim();
    const send = (commandId: string) => client.tickets.hold.mutate({ commandId, ticketId: ticket.id, version: ticket.version, holdReason, resumeAt, ...(text ? { reason: text } : {}) });
    void act.run(send, `#${ticket.number} is on hold`).then((done) => done && onClose());
  };
  return (
    <ActDialog title={`Put #${ticket.number} on hold`} intro={ticket.status === 'on_site' ? 'The visit ends now and the expert is freed. At the time below a new visit is planned.' : 'A planned visit ends and the expert is freed. At the time below the ticket goes back to dispatch.'} button="Put on hold" act={act} first={first} ready={resumeAt !== undefined} onClose={onClose} onConfirm={hold}>
      <Field label="Why"><Select choices={reasons} value={holdReason} onChange={setHoldReason} /></Field>
      <Field label="Goes on" hint="From the beginning of this time, by the customer’s clock">
        <Select choices={windows.map((choice) => ({ value: choice.value, label: windowText(choice, zone) }))} value={resume} onChange={setResume} />
      </Field>
      <Field label="Note" optional><TextInput ref={first} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
    </ActDialog>
  );
}
