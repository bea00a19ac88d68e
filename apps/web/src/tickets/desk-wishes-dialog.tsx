import type { Ticket } from '@sysops/domain/tickets';
import { Combobox, Field, IconButton } from '@sysops/ui';
import { X } from 'lucide-react';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { useExpertChoices } from '../dispatch/use-expert-choices.ts';
import { useExpertNames } from '../experts/use-expert-names.ts';
import { ticketsEn } from '../messages/console-tickets-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { useTicketUndo } from './use-ticket-undo.ts';

const t = ticketsEn.plan;

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.toSorted().join() === b.toSorted().join();

/** Whom the customer would like, and whom not again. */
export function WishesDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const [preferred, setPreferred] = useState(ticket.preferredExpertId);
  const [excluded, setExcluded] = useState(ticket.excludedExpertIds);
  const [reason, setReason] = useState('');
  const { choices } = useExpertChoices(ticket.id);
  const act = useConsoleAct(client.tickets.wishExpert.mutate);
  const offerUndo = useTicketUndo(ticket.id);
  const both = preferred !== null && excluded.includes(preferred);
  const submit = async (): Promise<void> => {
    const said = reason.trim();
    if (both || !(await act.run({ ticketId: ticket.id, version: ticket.version, preferredExpertId: preferred, excludedExpertIds: [...excluded], ...(said ? { reason: said } : {}) }))) return;
    onClose();
    offerUndo({
      done: t.wishesDone,
      still: (now) => now.preferredExpertId === preferred && sameList(now.excludedExpertIds, excluded),
      send: (undo) => client.tickets.wishExpert.mutate({ ...undo, preferredExpertId: ticket.preferredExpertId, excludedExpertIds: [...ticket.excludedExpertIds] }),
    });
  };
  return (
    <FormDialog open title={t.wishesTitle} description={t.wishesText} submit={t.change} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.preferredLabel} optional error={both ? t.wishesBoth : undefined}>
        <Combobox choices={choices} value={preferred} onChange={setPreferred} placeholder={t.expertPlaceholder} />
      </Field>
      <ExcludedField value={excluded} onChange={setExcluded} choices={choices} />
      <ReasonField optional value={reason} onChange={setReason} />
    </FormDialog>
  );
}

type ExcludedProps = { value: readonly string[]; onChange: (value: readonly string[]) => void; choices: ReturnType<typeof useExpertChoices>['choices'] };

function ExcludedField({ value, onChange, choices }: ExcludedProps) {
  const nameOf = useExpertNames();
  return (
    <div className="flex flex-col gap-2">
      <Field label={t.excludedLabel} optional>
        {/* A new field after each choice: it is empty again for the next name. */}
        <Combobox key={value.length} choices={choices.filter((choice) => !value.includes(choice.value))} value={null} onChange={(id) => id && onChange([...value, id])} placeholder={t.excludedAdd} />
      </Field>
      {value.length === 0 ? null : (
        <ul className="flex flex-wrap gap-2">
          {value.map((id) => (
            <li key={id} className="inline-flex items-center gap-1 rounded-control border border-line pl-2.5">
              {nameOf(id)}
              <IconButton size="small" label={t.excludedRemove(nameOf(id))} icon={<X />} onClick={() => onChange(value.filter((one) => one !== id))} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
