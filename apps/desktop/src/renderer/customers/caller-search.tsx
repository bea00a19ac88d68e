import type { CustomerHit } from '@sysops/domain/customers';
import { Badge, Kbd, TextInput } from '@sysops/ui';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useFirstFocus } from '../api/use-first-focus.ts';
import { ActionButton } from '../shell/action-button.tsx';
import { shownKey } from '../shell/actions.ts';
import { useAction } from '../shell/live-actions.ts';
import { foundWords, phoneText } from './customer-words.ts';
import { useCallerSearch } from './use-caller-search.ts';

export const callerSearchId = 'caller-search';

type Props = { readonly focused: boolean; readonly onPick: (customerId: string) => void; /** With the number that was typed, if it was one. */ readonly onRegister: (phone: string) => void };

/** One field for a phone number in any format, a name (with a ZIP code), an e-mail address, or the number of a plan, receipt, invoice or device. Enter takes the first hit, also while it is still being found. */
export function CallerSearch({ focused, onPick, onRegister }: Props) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [wanted, setWanted] = useState(false);
  const { hits, settled, fromHere, asked } = useCallerSearch(typed);
  const open = typed.trim() !== '' && asked;
  const field = useFirstFocus<HTMLInputElement>(focused);
  const first = hits[0];
  useAction('caller.register', () => onRegister(dialled(typed)));
  const pick = (hit: CustomerHit | undefined): void => {
    setWanted(false);
    if (!hit) return;
    setTyped('');
    setActive(0);
    onPick(hit.id);
  };
  const latest = useRef(pick);
  useEffect(() => {
    latest.current = pick;
  });
  useEffect(() => {
    if (wanted && settled) queueMicrotask(() => latest.current(first));
  }, [wanted, settled, first]);
  const press = (event: React.KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) setActive((active + step + hits.length) % hits.length);
    else if (event.key === 'Enter' && typed.trim() !== '' && settled) pick(hits[active]);
    else if (event.key === 'Enter' && typed.trim() !== '') setWanted(true);
    else if (event.key === 'Escape' && typed !== '') setTyped('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className="flex flex-col gap-1.5">
      <TextInput
        id={callerSearchId} role="combobox" aria-label="Find a caller" aria-expanded={open} aria-controls="callers" aria-autocomplete="list"
        aria-activedescendant={open && hits[active] ? `caller-${hits[active].id}` : undefined}
        autoComplete="off" ref={field} icon={<Search />} end={<Kbd>{shownKey('caller.find')}</Kbd>} placeholder="Phone, name, ZIP, any number" maxLength={120}
        value={typed} onKeyDown={press}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setWanted(false);
        }}
      />
      {open ? <Hits hits={hits} active={active} settled={settled} fromHere={fromHere} onPick={pick} /> : null}
      {focused || (open && settled && hits.length === 0) ? <ActionButton action="caller.register" variant="quiet" size="small" className="self-start" /> : null}
    </search>
  );
}

/** What was typed may be the number that shows on the telephone. */
const dialled = (typed: string): string => (/^[\d\s()+.-]{7,24}$/.test(typed.trim()) ? typed.trim() : '');

type HitsProps = { readonly hits: readonly CustomerHit[]; readonly active: number; readonly settled: boolean; readonly fromHere: boolean; readonly onPick: (hit: CustomerHit) => void };

function Hits({ hits, active, settled, fromHere, onPick }: HitsProps) {
  return (
    <div className="rounded-card border border-line bg-float">
      {fromHere ? <p className="border-b border-line px-2.5 py-1.5 text-12 text-muted">The server is away: callers this computer has seen</p> : null}
      <div id="callers" role="listbox" aria-label="Callers" className="flex flex-col p-1">
        {hits.map((hit, index) => (
          <div key={hit.id} id={`caller-${hit.id}`} role="option" tabIndex={-1} aria-selected={index === active} onMouseDown={(event) => { event.preventDefault(); onPick(hit); }} className={`flex cursor-default flex-col rounded-control px-2 py-1.5 hover:bg-hover ${index === active ? 'bg-pressed' : ''}`}>
            <span className="flex items-center justify-between gap-2">
              <span className="truncate font-medium">{hit.name}</span>
              {hit.covered ? <Badge tone="jade" dot>Covered</Badge> : null}
            </span>
            <span className="tabular truncate text-12 text-muted">{phoneText(hit.phone)} · {hit.city}{hit.found === null ? '' : ` · ${foundWords[hit.foundBy]} ${hit.found}`}</span>
          </div>
        ))}
      </div>
      {hits.length === 0 ? <p className="px-2.5 pb-2.5 text-muted">{settled ? 'Nobody fits.' : 'Searching…'}</p> : null}
    </div>
  );
}
