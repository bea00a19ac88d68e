import type { CustomerView } from '@sysops/domain/customers';
import { StatusBadge, toast } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, type RefObject } from 'react';
import { api } from '../api/api.ts';
import { ActionButton } from '../shell/action-button.tsx';
import { useAction } from '../shell/live-actions.ts';
import { isEmpty } from '../tickets/draft.ts';
import { DraftKept } from '../tickets/draft-kept.tsx';
import { SavedTicket } from '../tickets/saved-ticket.tsx';
import { TicketComposer } from '../tickets/ticket-composer.tsx';
import { useDraftOf } from '../tickets/draft-context.tsx';
import type { Caller } from './use-caller.ts';

type WorkProps = { readonly caller: Caller; readonly customer: CustomerView; readonly savedId: string | null; readonly onSaved: (ticketId: string | null) => void };

/** The middle of the call: the open ticket first, then the new one, then its number. */
export function CallWork({ caller, customer, savedId, onSaved }: WorkProps) {
  const state = useDraftOf();
  const types = useQuery(api.tickets.problemTypes.queryOptions(undefined, { staleTime: 3_600_000 }));
  const problemRef = useRef<HTMLInputElement>(null);
  const next = useNextTicket(problemRef, onSaved);
  useCallFocus({ caller, begun: !isEmpty(state.draft), savedId, compose: next.compose });
  if (savedId) return <SavedTicket key={savedId} ticketId={savedId} onNew={() => onSaved(null)} />;
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4">
      <OpenFirst caller={caller} compose={next.compose} />
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-18">New ticket</h2>
        {isEmpty(state.draft) ? null : <DraftKept />}
      </div>
      <TicketComposer customer={customer} contracts={caller.contracts} devices={caller.devices} types={types.data ?? []} state={state} problemRef={problemRef} onSaving={next.saving} onSaved={next.saved} />
    </div>
  );
}

/** Whoever asks for the next ticket while this one is still being stored gets an empty one as soon as it is safe: no key is lost to a slow disk. */
function useNextTicket(problemRef: RefObject<HTMLInputElement | null>, onSaved: WorkProps['onSaved']) {
  const storing = useRef(false);
  const wanted = useRef(false);
  const focus = (): void => problemRef.current?.focus();
  const saving = (now: boolean): void => {
    storing.current = now;
    if (now) wanted.current = false;
  };
  const compose = (): void => {
    if (storing.current) wanted.current = true;
    else focus();
  };
  const saved = (ticketId: string): void => {
    if (!wanted.current) return onSaved(ticketId);
    toast.success('Ticket saved', { description: 'Its number will be in the queue and in the caller’s history.' });
    focus();
  };
  return { saving, compose, saved };
}

type FocusProps = { readonly caller: Caller; readonly begun: boolean; readonly savedId: string | null; readonly compose: () => void };

/** Once for each caller: the ticket that is open, or else the first field. A begun draft goes on, and so does the next ticket after a saved one. */
function useCallFocus({ caller, begun, savedId, compose }: FocusProps): void {
  const given = useRef(false);
  const before = useRef(savedId);
  useEffect(() => {
    if (given.current || !caller.ready) return;
    given.current = true;
    if (caller.open.length > 0 && !begun) document.getElementById('first-open-ticket')?.focus();
    else compose();
  });
  useEffect(() => {
    if (before.current !== null && savedId === null) compose();
    before.current = savedId;
  });
}

function OpenFirst({ caller, compose }: { caller: Caller; compose: () => void }) {
  const navigate = useNavigate();
  const [first] = caller.open;
  useAction('ticket.openExisting', first ? () => void navigate({ to: '/queue/$ticketId', params: { ticketId: first.id } }) : null);
  useAction('ticket.compose', compose);
  if (!first) return null;
  return (
    <section aria-label="Open ticket" className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line bg-surface px-3 py-2.5">
      <p className="min-w-0 flex-1 basis-64"><span className="tabular font-medium">#{first.number}</span> is open: {first.problemTitle}, {first.deviceLabel}</p>
      <StatusBadge status={first.status} />
      <ActionButton action="ticket.openExisting" label={`Open #${first.number}`} variant="primary" />
    </section>
  );
}
