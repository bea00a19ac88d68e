import { Tabs } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { DispatchPanel } from '../dispatch/dispatch-panel.tsx';
import { FixesPanel } from '../knowledge/fixes-panel.tsx';
import { useOutbox } from '../offline/outbox.ts';
import { useAction } from '../shell/live-actions.ts';
import { useDraftOf } from '../tickets/draft-context.tsx';
import { HistoryPanel } from '../tickets/history-panel.tsx';
import type { Caller } from './use-caller.ts';

type Side = 'dispatch' | 'knowledge' | 'history';
type SideProps = { readonly caller: Caller; readonly savedId: string | null };

/** Help beside the call: who comes, what fixed it before, what this caller had. */
export function CallSide({ caller, savedId }: SideProps) {
  const [chosen, setChosen] = useState<{ side: Side; about: string | null } | null>(null);
  // A ticket that was just saved turns to dispatch by itself.
  const side = chosen && chosen.about === savedId ? chosen.side : savedId ? 'dispatch' : 'knowledge';
  const setSide = (next: Side): void => setChosen({ side: next, about: savedId });
  useAction('side.dispatch', () => setSide('dispatch'));
  useAction('side.knowledge', () => setSide('knowledge'));
  useAction('side.history', () => setSide('history'));
  return (
    <aside aria-label="Help" className="min-h-0 w-85 shrink-0 overflow-y-auto border-l border-line bg-surface px-3 pt-1 pb-4">
      <Tabs<Side>
        label="Help"
        value={side}
        onChange={setSide}
        tabs={[
          { value: 'dispatch', label: 'Dispatch', content: <Dispatched caller={caller} savedId={savedId} /> },
          { value: 'knowledge', label: 'Past fixes', content: <DraftFixes /> },
          { value: 'history', label: 'History', count: caller.tickets?.length || undefined, content: <HistoryPanel tickets={caller.tickets} /> },
        ]}
      />
    </aside>
  );
}

function Dispatched({ caller, savedId }: Pick<SideProps, 'caller' | 'savedId'>) {
  const { raised } = useOutbox();
  const ticketId = savedId ? (raised.has(savedId) ? savedId : null) : (caller.open[0]?.id ?? null);
  if (ticketId) return <DispatchPanel ticketId={ticketId} />;
  return <p className="text-muted">{savedId ? 'Dispatch starts when the server has the ticket.' : 'Nothing is open. When the ticket is saved, this says who was asked and why.'}</p>;
}

function DraftFixes() {
  const { draft } = useDraftOf();
  const types = useQuery(api.tickets.problemTypes.queryOptions(undefined, { staleTime: 3_600_000 }));
  const type = types.data?.find(({ code }) => code === draft.problemCode);
  return <FixesPanel query={[type?.title ?? '', draft.description].join(' ').trim()} category={type?.category} />;
}
