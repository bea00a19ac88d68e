import type { CustomerView } from '@sysops/domain/customers';
import { zoneOfState } from '@sysops/domain/notifications';
import { Priority } from '@sysops/domain/tickets';
import { Field, Select } from '@sysops/ui';
import { useNow } from '../api/use-now.ts';
import type { Draft } from './draft.ts';
import { windowOf } from './make-command.ts';
import { priorityWords } from './ticket-words.ts';
import { visitWindows, windowText } from './visit-windows.ts';

type UrgencyProps = { readonly draft: Draft; readonly customer: CustomerView; readonly usual: Priority | null; readonly change: (part: Partial<Draft>) => void };

/** When the expert may come, by the customer's clock, and how urgent it is. */
export function UrgencyFields({ draft, customer, usual, change }: UrgencyProps) {
  const now = useNow(60_000);
  const zone = zoneOfState(draft.address?.state ?? customer.place.address.state);
  const chosen = windowOf(draft.when);
  const windows = visitWindows(now, zone).filter(({ value }) => value !== draft.when);
  const kept = chosen.kind === 'window' ? [{ value: draft.when, ...chosen }] : [];
  const choices = [{ value: 'asap', label: 'As soon as possible' }, ...[...kept, ...windows].toSorted((a, b) => a.from - b.from).map((choice) => ({ value: choice.value, label: windowText(choice, zone) }))];
  const priorities = Priority.options.map((value) => ({ value, label: value === usual ? `${priorityWords[value]} (usual)` : priorityWords[value] }));
  return (
    <div className="grid grid-cols-[1fr_9rem] gap-3">
      <Field label="When">
        <Select choices={choices} value={draft.when} onChange={(when) => change({ when })} />
      </Field>
      <Field label="Priority">
        <Select choices={priorities} value={draft.priority ?? usual ?? 'normal'} onChange={(priority) => change({ priority: priority === usual ? null : priority })} />
      </Field>
    </div>
  );
}
