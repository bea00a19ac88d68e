import type { ContractView, DeviceView } from '@sysops/domain/billing';
import type { CustomerView } from '@sysops/domain/customers';
import type { ProblemTypeView } from '@sysops/domain/tickets';
import { Combobox, Field, TextArea, toast } from '@sysops/ui';
import { useRef, useState, type RefObject } from 'react';
import { ActionButton } from '../shell/action-button.tsx';
import { useAction } from '../shell/live-actions.ts';
import { raiseTicket } from '../offline/outbox.ts';
import { useSession } from '../shell/session.tsx';
import { Checklist } from './checklist.tsx';
import { AddressField } from './address-field.tsx';
import { DeviceField } from './device-field.tsx';
import { draftKey, otherProblem, isEmpty } from './draft.ts';
import { makeCommand, type Part } from './make-command.ts';
import { categoryWords, priorityWords, skillText } from './ticket-words.ts';
import { UrgencyFields } from './urgency-fields.tsx';
import type { DraftState } from './use-draft.ts';

export type ComposerProps = {
  readonly customer: CustomerView;
  readonly contracts: readonly ContractView[];
  readonly devices: readonly DeviceView[];
  readonly types: readonly ProblemTypeView[];
  readonly state: DraftState;
  readonly problemRef: RefObject<HTMLInputElement | null>;
  /** True at the press of save, false when the ticket is on this computer's disk or could not be stored. */
  readonly onSaving: (saving: boolean) => void;
  readonly onSaved: (ticketId: string) => void;
};

const errorsOf: Readonly<Record<Part, string>> = { problem: 'Say what is wrong', description: 'Write what the caller says', device: 'Choose the device', address: 'Complete the address' };

/** Problem first, because it decides the rest; then what the caller says, the device, when and where. */
export function TicketComposer(props: ComposerProps) {
  const { customer, devices, types, state: { draft, change, clear }, problemRef } = props;
  const descriptionRef = useRef<HTMLTextAreaElement>(null);
  const { missing, command } = makeCommand(draft, { customer, devices });
  const { tried, save } = useSave({ ...props, missing, command, focus: { problem: problemRef, description: descriptionRef } });
  useAction('ticket.discard', isEmpty(draft) ? null : clear);
  const error = (part: Part) => (tried && missing.includes(part) ? errorsOf[part] : undefined);
  const type = types.find(({ code }) => code === draft.problemCode) ?? null;
  const choose = (code: string | null): void => {
    const category = types.find((other) => other.code === code)?.category;
    const fitting = devices.filter((device) => device.category === category);
    const keeps = devices.find(({ id }) => id === draft.deviceId)?.category === category;
    change({ problemCode: code, ...(category && !keeps ? { deviceId: fitting.length === 1 ? (fitting[0]?.id ?? null) : null } : {}) });
    if (code) setTimeout(() => descriptionRef.current?.focus());
  };
  return (
    <form aria-label="New ticket" noValidate className="flex flex-col gap-3.5" onSubmit={(event) => { event.preventDefault(); save(); }}>
      <Field label="What is wrong" error={error('problem')} hint={type ? factsOf(type) : 'Type a word of it; Enter takes the first.'}>
        <Combobox inputRef={problemRef} choices={choicesOf(types, devices)} value={draft.problemCode} onChange={choose} placeholder="no picture, slow, no sound…" />
      </Field>
      <Field label="What the caller says" error={error('description')}>
        <TextArea ref={descriptionRef} rows={4} maxLength={4000} value={draft.description} onChange={(event) => change({ description: event.target.value })} />
      </Field>
      <DeviceField draft={draft} category={type?.category ?? null} devices={devices} error={error('device')} change={change} />
      <UrgencyFields draft={draft} customer={customer} usual={type?.priority ?? null} change={change} />
      <AddressField draft={draft} customer={customer} error={error('address')} change={change} />
      <div className="sticky -bottom-4 -mx-4 flex flex-col gap-2.5 border-t border-line bg-page px-4 pt-2.5 pb-4">
        <Checklist missing={missing} draft={draft} type={type} contracts={props.contracts} devices={devices} />
        <div className="flex flex-wrap items-center gap-2">
          <ActionButton action="ticket.save" variant="primary" />
          <ActionButton action="ticket.discard" variant="quiet" />
        </div>
      </div>
    </form>
  );
}

type SaveProps = ComposerProps & { readonly missing: readonly Part[]; readonly command: ReturnType<typeof makeCommand>['command']; readonly focus: Partial<Record<Part, RefObject<HTMLElement | null>>> };

function useSave({ customer, state, onSaving, onSaved, missing, command, focus }: SaveProps): { tried: boolean; save: () => void } {
  const { accountId } = useSession();
  const [tried, setTried] = useState(false);
  const saving = useRef(false);
  const hold = (held: boolean): void => {
    saving.current = held;
    onSaving(held);
  };
  const save = (): void => {
    if (saving.current) return;
    const [first] = missing;
    if (!command) {
      setTried(true);
      if (first) (focus[first]?.current ?? document.querySelector<HTMLElement>(`[data-part=${first}] :is(input, button, textarea)`))?.focus();
      return;
    }
    hold(true);
    raiseTicket({ accountId, caller: customer.name, command, draft: draftKey(accountId, customer.id) })
      .then(
        () => {
          setTried(false);
          state.clear();
          onSaved(command.ticketId);
        },
        (error: unknown) => {
          console.error(error);
          toast.error('This computer could not store the ticket', { description: 'Free some disk space and press save again. The text is still here.' });
        },
      )
      .finally(() => hold(false));
  };
  useAction('ticket.save', save);
  return { tried, save };
}

/** Problems of the caller's own devices come first. */
function choicesOf(types: readonly ProblemTypeView[], devices: readonly DeviceView[]) {
  const owned = new Set(devices.map(({ category }) => category));
  const sorted = types.toSorted((a, b) => Number(owned.has(b.category)) - Number(owned.has(a.category)));
  return [
    ...sorted.map((type) => ({ value: type.code, label: `${categoryWords[type.category]}: ${type.title}`, note: factsOf(type) })),
    { value: otherProblem, label: 'Something else', note: 'Goes to triage, where a person decides' },
  ];
}

const factsOf = ({ requiredSkills, expectedMinutes, priority }: ProblemTypeView): string => [...requiredSkills.map(skillText), `${expectedMinutes} min`, `${priorityWords[priority].toLowerCase()} priority`].join(' · ');
