import { Kbd, StatusBadge } from '@sysops/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Search, Ticket, UserRound } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { api } from '../api/api.ts';
import { useSettled } from '../api/use-settled.ts';
import { phoneText } from '../customers/customer-words.ts';
import { actionOf, shownKey, type ActionId } from './actions.ts';
import { runAction, useLiveActions } from './live-actions.ts';

const rowClass = 'flex min-h-control cursor-default items-center gap-2.5 rounded-control px-2.5 select-none data-[selected=true]:bg-pressed [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:stroke-[1.75] [&>svg]:text-muted';
const groupClass = '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-muted';

type PaletteProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** One field for everything: commands, callers by phone, name or e-mail, tickets by number. */
export function Palette({ open, onOpenChange }: PaletteProps) {
  const [selected, setSelected] = useState('');
  return (
    <Command.Dialog
      value={selected}
      onValueChange={setSelected}
      open={open}
      onOpenChange={onOpenChange}
      label={actionOf('palette').label}
      loop
      overlayClassName="fixed inset-0 z-40 bg-scrim"
      contentClassName="fixed inset-x-0 top-[12dvh] z-50 mx-auto w-[min(40rem,calc(100vw-2rem))] overflow-hidden rounded-card border border-line bg-float text-ink shadow-float outline-none"
    >
      {open ? <PaletteBody close={() => onOpenChange(false)} select={setSelected} /> : null}
    </Command.Dialog>
  );
}

function PaletteBody({ close, select }: { close: () => void; select: (value: string) => void }) {
  const [typed, setTyped] = useState('');
  const live = useLiveActions();
  const run = (id: ActionId): void => {
    close();
    // After the dialog has gone, so that the action may put the focus where it belongs.
    setTimeout(() => runAction(id), 30);
  };
  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-3">
        <Search aria-hidden size={16} strokeWidth={1.75} className="text-muted" />
        <Command.Input value={typed} onValueChange={setTyped} placeholder={`${actionOf('palette').label}: a phone number, a name, #1042, hold…`} className="h-11 min-w-0 flex-1 bg-transparent text-14 outline-none" />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-6 text-center text-muted">Nothing fits</Command.Empty>
        <Found query={typed} close={close} onFirst={(value) => (live.some((id) => actionOf(id).label.toLowerCase().startsWith(typed.trim().toLowerCase())) ? undefined : select(value))} />
        <Command.Group heading="Commands" className={groupClass}>
          {live.filter((id) => id !== 'palette').map((id) => (
            <Command.Item key={id} value={`${actionOf(id).label} ${actionOf(id).group}`} onSelect={() => run(id)} className={rowClass}>
              <span className="flex-1">{actionOf(id).group === 'Go to' ? `Go to ${actionOf(id).label}` : actionOf(id).label}</span>
              {shownKey(id) ? <Kbd>{shownKey(id)}</Kbd> : null}
            </Command.Item>
          ))}
        </Command.Group>
      </Command.List>
    </>
  );
}

const valueOf = (query: string, key: string): string => `${query.trim().toLowerCase()} ${key}`;

/** What the server finds; the rows carry the typed text in their value, because they match already. */
function Found({ query, close, onFirst }: { query: string; close: () => void; onFirst: (value: string) => void }) {
  const navigate = useNavigate();
  const typed = useSettled(query.trim(), 120);
  const enabled = typed.length >= 2;
  const callers = useQuery(api.customers.search.queryOptions({ query: typed.replace(/^#/, '') }, { enabled, placeholderData: keepPreviousData }));
  const tickets = useQuery(api.tickets.list.queryOptions({ search: typed.replace(/^#/, ''), limit: 5 }, { enabled, placeholderData: keepPreviousData }));
  const first = callers.data?.[0]?.id ?? tickets.data?.items[0]?.id;
  const latest = useRef(onFirst);
  useEffect(() => {
    latest.current = onFirst;
  });
  // What was found late still comes first, unless a command was meant.
  useEffect(() => {
    if (first && enabled) latest.current(valueOf(query, first));
  }, [first, enabled, query]);
  if (!enabled) return null;
  const go = (path: string) => (): void => {
    close();
    void navigate({ to: path });
  };
  const row = (key: string, onSelect: () => void, children: ReactNode) => (
    <Command.Item key={key} value={valueOf(query, key)} onSelect={onSelect} className={rowClass}>{children}</Command.Item>
  );
  return (
    <>
      {callers.data?.length ? (
        <Command.Group heading="Callers" className={groupClass}>
          {callers.data.slice(0, 6).map((hit) => row(hit.id, go(`/customers/${hit.id}`), <><UserRound aria-hidden /><span className="min-w-0 flex-1 truncate">{hit.name} <span className="text-muted">· {hit.city}</span></span><span className="tabular text-muted">{phoneText(hit.phone)}</span></>))}
        </Command.Group>
      ) : null}
      {tickets.data?.items.length ? (
        <Command.Group heading="Tickets" className={groupClass}>
          {tickets.data.items.map((hit) => row(hit.id, go(`/queue/${hit.id}`), <><Ticket aria-hidden /><span className="min-w-0 flex-1 truncate"><span className="tabular">#{hit.number}</span> {hit.problemTitle} <span className="text-muted">· {hit.customerName}</span></span><StatusBadge status={hit.status} /></>))}
        </Command.Group>
      ) : null}
    </>
  );
}
