import type { Ticket } from '@sysops/domain/tickets';
import { Field, TextArea } from '@sysops/ui';
import { useRef, useState } from 'react';
import { client } from '../api/api.ts';
import { ActDialog } from './act-dialog.tsx';
import { useTicketAct } from './use-ticket-act.ts';

/** A reason is one line for the server; line breaks typed here become spaces. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

export function ReopenDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const act = useTicketAct();
  const first = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState('');
  const reopen = (): void => {
    const send = (commandId: string) => client.tickets.reopen.mutate({ commandId, ticketId: ticket.id, version: ticket.version, reason: oneLine(words) });
    void act.run(send, `#${ticket.number} is open again`).then((done) => done && onClose());
  };
  return (
    <ActDialog title={`Reopen #${ticket.number}`} intro="Not fixed: the same ticket goes back to dispatch with a higher priority, to the same expert if he can." button="Reopen" act={act} first={first} ready={oneLine(words) !== ''} onClose={onClose} onConfirm={reopen}>
      <Field label="What is still wrong" required>
        <TextArea ref={first} rows={3} maxLength={300} value={words} onChange={(event) => setWords(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
