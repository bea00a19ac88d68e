import type { Ticket } from '@sysops/domain/tickets';
import { Field, TextInput } from '@sysops/ui';
import { useRef, useState } from 'react';
import { client } from '../api/api.ts';
import { ActDialog } from './act-dialog.tsx';
import { useTicketAct } from './use-ticket-act.ts';

export function CancelDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const act = useTicketAct();
  const first = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState('');
  const confirm = async (): Promise<void> => {
    const { id: ticketId, version } = ticket;
    if (await act.run((commandId) => client.tickets.cancel.mutate({ commandId, ticketId, version, reason: reason.trim() }), `#${ticket.number} is cancelled`)) onClose();
  };
  return (
    <ActDialog danger title={`Cancel #${ticket.number}`} intro="The expert is freed and the customer is told. A cancelled ticket does not come back." button="Cancel the ticket" act={act} first={first} ready={reason.trim() !== ''} onClose={onClose} onConfirm={() => void confirm()}>
      <Field label="Why" required>
        <TextInput ref={first} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} placeholder="It works again" />
      </Field>
    </ActDialog>
  );
}
