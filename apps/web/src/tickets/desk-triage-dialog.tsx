import { DeviceCategory, Priority, type Ticket, type TriageTicket } from '@sysops/domain/tickets';
import type { Place } from '@sysops/domain/shared';
import { Combobox, Field, Select, TextInput } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../api/api.ts';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { categoryWords, priorityWords, triageWords } from '../messages/console-words.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

type Changes = { readonly deviceId: string; readonly problemCode: string | null; readonly priority: Priority; readonly address: Place['address']; readonly accessNotes: string; readonly reason: string };

/** The choice for a device that no plan knows. */
const unregistered = 'unregistered';

const startOf = (ticket: Ticket): Changes => ({
  deviceId: ticket.device.deviceId ?? unregistered, problemCode: null, priority: ticket.priority, address: ticket.place.address, accessNotes: ticket.place.accessNotes ?? '', reason: '',
});

/** Where the ZIP code lies; only asked for a whole one. */
const useLocated = (zip: string) => useQuery(api.customers.locateZip.queryOptions({ zip }, { enabled: /^\d{5}$/.test(zip), staleTime: Infinity }));

/** Puts right what an expert cannot do without. */
export function TriageDialog({ ticket, onClose }: { ticket: TriageTicket; onClose: () => void }) {
  const [form, setForm] = useState(() => startOf(ticket));
  const change = (part: Partial<Changes>): void => setForm((before) => ({ ...before, ...part }));
  const located = useLocated(form.address.zip);
  const act = useConsoleAct(client.tickets.completeTriage.mutate, t.acts.done.triage);
  const moved = form.address.zip !== ticket.place.address.zip || !ticket.place.location;
  const location = moved ? (located.data ? { lat: located.data.lat, lng: located.data.lng, source: 'zip' as const } : null) : ticket.place.location;
  const submit = async (): Promise<void> => {
    const notes = form.accessNotes.trim();
    const category = DeviceCategory.safeParse(ticket.device.category);
    const done = await act.run({
      ticketId: ticket.id, version: ticket.version, priority: form.priority,
      place: { address: form.address, location, ...(notes ? { accessNotes: notes } : {}) },
      ...(form.deviceId !== unregistered && form.deviceId !== ticket.device.deviceId ? { device: { deviceId: form.deviceId, category: category.data ?? 'computer', label: ticket.device.label } } : {}),
      ...(form.problemCode ? { problemCode: form.problemCode } : {}),
      ...(form.reason.trim() ? { reason: form.reason.trim() } : {}),
    });
    if (done) onClose();
  };
  return (
    <FormDialog open size="wide" title={t.triage.title} description={t.triage.text} submit={t.triage.submit} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <MissingList ticket={ticket} />
      <div className="grid gap-4 sm:grid-cols-2">
        <DeviceField ticket={ticket} value={form.deviceId} onChange={(deviceId) => change({ deviceId })} />
        <ProblemField ticket={ticket} value={form.problemCode} onChange={(problemCode) => change({ problemCode })} />
        <Field label={t.triage.priority}>
          <Select value={form.priority} onChange={(priority) => change({ priority })} choices={Priority.options.map((value) => ({ value, label: priorityWords[value] }))} />
        </Field>
      </div>
      <AddressFields form={form} change={change} located={located.data === undefined ? undefined : located.data !== null} failed={located.isError} />
      <ReasonField optional value={form.reason} onChange={(reason) => change({ reason })} />
    </FormDialog>
  );
}

function MissingList({ ticket }: { ticket: TriageTicket }) {
  const hints = { duplicate_suspected: t.triage.duplicate, cover_unclear: t.triage.cover };
  return (
    <ul className="flex flex-col gap-1 rounded-card border border-note-line bg-note px-4 py-3">
      {ticket.triageReasons.map((reason) => (
        <li key={reason}>
          <span className="font-medium">{triageWords[reason]}.</span> {reason in hints ? hints[reason as keyof typeof hints] : null}
        </li>
      ))}
    </ul>
  );
}

type PickProps<Value> = { ticket: Ticket; value: Value; onChange: (value: Value) => void };

function DeviceField({ ticket, value, onChange }: PickProps<string>) {
  const contracts = useQuery(api.billing.contractsOf.queryOptions({ customerId: ticket.customerId }));
  const devices = (contracts.data ?? []).flatMap((contract) => contract.devices.map((device) => ({ value: device.id, label: device.label, note: `${contract.plan.name} · ${categoryWords[device.category]}` })));
  return (
    <Field label={t.triage.device} hint={ticket.device.label}>
      <Select value={value} onChange={onChange} choices={[{ value: unregistered, label: t.triage.deviceOther }, ...devices]} />
    </Field>
  );
}

function ProblemField({ ticket, value, onChange }: PickProps<string | null>) {
  const types = useQuery(api.tickets.problemTypes.queryOptions(undefined, { staleTime: 600_000 }));
  const choices = (types.data ?? []).map((type) => ({ value: type.code, label: type.title, note: `${categoryWords[type.category]} · ${type.expectedMinutes} min · ${priorityWords[type.priority]}` }));
  return (
    <Field label={t.triage.problem} hint={ticket.problem.title}>
      <Combobox choices={choices} value={value} onChange={onChange} placeholder={t.triage.keep} />
    </Field>
  );
}

type AddressProps = { form: Changes; change: (part: Partial<Changes>) => void; located: boolean | undefined; failed: boolean };

function AddressFields({ form, change, located, failed }: AddressProps) {
  const { address } = form;
  const set = (part: Partial<Place['address']>): void => change({ address: { ...address, ...part } });
  const lost = failed || located === false;
  return (
    <div className="grid gap-4 sm:grid-cols-6">
      <Field label={t.triage.line1} className="sm:col-span-6"><TextInput value={address.line1} onChange={(event) => set({ line1: event.target.value })} /></Field>
      <Field label={t.triage.zip} hint={located ? t.triage.locate : undefined} error={lost ? t.triage.notLocated : undefined} className="sm:col-span-2">
        <TextInput inputMode="numeric" maxLength={5} value={address.zip} onChange={(event) => set({ zip: event.target.value })} />
      </Field>
      <Field label={t.triage.city} className="sm:col-span-3"><TextInput value={address.city} onChange={(event) => set({ city: event.target.value })} /></Field>
      <Field label={t.triage.state}><TextInput maxLength={2} value={address.state} onChange={(event) => set({ state: event.target.value.toUpperCase() })} /></Field>
      <Field label={t.triage.accessNotes} optional className="sm:col-span-6"><TextInput maxLength={300} value={form.accessNotes} onChange={(event) => change({ accessNotes: event.target.value })} /></Field>
    </div>
  );
}
