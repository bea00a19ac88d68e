import { Priority, TicketStatusCode } from '@sysops/domain/tickets';
import { Badge, Button, Select, statusWord, TextInput } from '@sysops/ui';
import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { priorityWords } from '../messages/console-words.ts';
import { isFiltered, type TicketFilter } from './desk-filter.ts';

type FilterBarProps = { filter: TicketFilter; onChange: (change: Partial<TicketFilter>) => void };

const toggled = <T extends string>(list: readonly T[], value: T): T[] => (list.includes(value) ? list.filter((v) => v !== value) : [...list, value]);

/** The filter of the list; what is set here is in the address. */
export function TicketFilterBar({ filter, onChange }: FilterBarProps) {
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField value={filter.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
        <Select
          aria-label={t.list.order}
          className="w-44!"
          value={filter.order}
          onChange={(order) => onChange({ order })}
          choices={[{ value: 'newest', label: t.list.orders.newest }, { value: 'due', label: t.list.orders.due }, { value: 'changed', label: t.list.orders.changed }]}
        />
        {filter.customer ? <Button size="small" icon={<X />} onClick={() => onChange({ customer: undefined })}>{t.list.customer}</Button> : null}
        {filter.expert ? <Button size="small" icon={<X />} onClick={() => onChange({ expert: undefined })}>{t.list.expert}</Button> : null}
        {isFiltered(filter) ? (
          <Button variant="quiet" onClick={() => onChange({ q: undefined, status: [], priority: [], customer: undefined, expert: undefined })}>{t.list.clear}</Button>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Chips label={t.list.status} values={TicketStatusCode.options} chosen={filter.status} word={(status) => statusWord(status, 'staff', 'en')} onToggle={(status) => onChange({ status: toggled(filter.status, status) })} />
        <Chips label={t.list.priority} values={Priority.options} chosen={filter.priority} word={(priority) => priorityWords[priority]} onToggle={(priority) => onChange({ priority: toggled(filter.priority, priority) })} />
      </div>
    </div>
  );
}

/** Writes to the address a moment after the last key, so that each key is not a request. */
function SearchField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  const [from, setFrom] = useState(value);
  if (from !== value) {
    setFrom(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onChange(text), 250);
    return () => clearTimeout(timer);
  });
  return <TextInput type="search" className="max-w-sm" aria-label={t.list.searchLabel} placeholder={t.list.search} icon={<Search />} value={text} onChange={(event) => setText(event.target.value)} />;
}

type ChipsProps<T extends string> = { label: string; values: readonly T[]; chosen: readonly T[]; word: (value: T) => string; onToggle: (value: T) => void };

function Chips<T extends string>({ label, values, chosen, word, onToggle }: ChipsProps<T>) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-1.5">
      {values.map((value) => {
        const on = chosen.includes(value);
        return (
          <button key={value} type="button" aria-pressed={on} onClick={() => onToggle(value)} className="group rounded-pill">
            <Badge className={on ? 'border-transparent! bg-primary! text-on-primary!' : 'border-line! bg-surface! group-hover:bg-hover!'}>{word(value)}</Badge>
          </button>
        );
      })}
    </div>
  );
}
