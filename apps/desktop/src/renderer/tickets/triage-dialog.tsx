import type { TriageTicket } from '@sysops/domain/tickets';
import { Combobox, Field, Select, TextInput } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, client } from '../api/api.ts';
import { ActDialog } from './act-dialog.tsx';
import { categoryWords, reasonText } from './ticket-words.ts';
import { useTicketAct } from './use-ticket-act.ts';

/** What was missing is put right here; then dispatch looks for an expert. */
export function TriageDialog({ ticket, onClose }: { ticket: TriageTicket; onClose: () => void }) {
  const act = useTicketAct();
  const first = useRef<HTMLInputElement>(null);
  const types = useQuery(api.tickets.problemTypes.queryOptions(undefined, { staleTime: 3_600_000 }));
  const contracts = useQuery(api.billing.contractsOf.queryOptions({ customerId: ticket.customerId }));
  const devices = (contracts.data ?? []).flatMap((contract) => contract.devices);
  const [problemCode, setProblemCode] = useState<string | null>(ticket.problem.requiredSkills.length > 0 ? ticket.problem.code : null);
  const [deviceId, setDeviceId] = useState(ticket.device.deviceId);
  const [reason, setReason] = useState('');
  const device = devices.find(({ id }) => id === deviceId);
  const complete = (): void => {
    const send = (commandId: string) =>
      client.tickets.completeTriage.mutate({
        commandId, ticketId: ticket.id, version: ticket.version,
        ...(problemCode && problemCode !== ticket.problem.code ? { problemCode } : {}),
        ...(device && device.id !== ticket.device.deviceId ? { device: { deviceId: device.id, category: device.category, label: device.label } } : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      });
    void act.run(send, `#${ticket.number} goes to dispatch`).then((done) => done && onClose());
  };
  return (
    <ActDialog title={`Complete triage of #${ticket.number}`} intro={`It waits because: ${reasonText(ticket.triageReasons.join(','))}.`} button="Send to dispatch" act={act} first={first} ready={problemCode !== null} onClose={onClose} onConfirm={complete}>
      <Field label="What is wrong" hint={`The caller said: ${ticket.problem.description.slice(0, 160)}`}>
        <Combobox inputRef={first} value={problemCode} onChange={setProblemCode} choices={(types.data ?? []).map(({ code, category, title }) => ({ value: code, label: `${categoryWords[category]}: ${title}` }))} />
      </Field>
      <Field label="Device" hint={ticket.device.deviceId ? undefined : `Said to be: ${ticket.device.label}`}>
        <Select value={deviceId} placeholder="Leave it as it was said" onChange={setDeviceId} choices={devices.map(({ id, label, category }) => ({ value: id, label, note: categoryWords[category] }))} />
      </Field>
      <Field label="Note" optional hint={ticket.triageReasons.includes('cover_unclear') ? 'Say who agreed that the visit is made without cover.' : undefined}>
        <TextInput maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
