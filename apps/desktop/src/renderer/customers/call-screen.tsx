import { readError } from '@sysops/api-client';
import { EmptyState, ErrorState, Kbd, Skeleton } from '@sysops/ui';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { shownKey } from '../shell/actions.ts';
import { useAction } from '../shell/live-actions.ts';
import { DraftProvider } from '../tickets/draft-context.tsx';
import { CallSide } from './call-side.tsx';
import { CallerSearch } from './caller-search.tsx';
import { CallWork } from './call-work.tsx';
import { CustomerCard } from './customer-card.tsx';
import { PeopleToCall } from './people-to-call.tsx';
import { useCaller, type Caller } from './use-caller.ts';

/** The call: who it is at the left, the ticket in the middle, help at the right. Everything visible, nothing modal. */
export function CallScreen() {
  const { customerId } = useParams({ strict: false });
  return (
    <CallFrame focused={customerId === undefined} card={customerId ? <Card key={customerId} customerId={customerId} /> : null}>
      {customerId ? <Call key={customerId} customerId={customerId} /> : <NoCaller />}
    </CallFrame>
  );
}

const RegisterCaller = lazy(async () => ({ default: (await import('./register-screen.tsx')).RegisterCaller }));
const AccountPanel = lazy(async () => ({ default: (await import('../billing/account-panel.tsx')).AccountPanel }));

/** The call of somebody whom nobody knows yet. */
export function NewCallerScreen() {
  const { phone = '' } = useSearch({ strict: false });
  return (
    <CallFrame focused={false} card={null}>
      <div className="min-h-0 min-w-0 flex-1 overflow-y-auto p-4"><Suspense fallback={<Skeleton className="h-96 w-full" />}><RegisterCaller phone={phone} /></Suspense></div>
    </CallFrame>
  );
}

function CallFrame({ focused, card, children }: { focused: boolean; card: ReactNode; children: ReactNode }) {
  const navigate = useNavigate();
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <aside aria-label="Caller" className="flex w-75 shrink-0 flex-col gap-4 overflow-y-auto border-r border-line bg-surface p-3">
        <CallerSearch focused={focused} onPick={(id) => void navigate({ to: '/customers/$customerId', params: { customerId: id } })} onRegister={(phone) => void navigate({ to: '/customers/new', search: phone === '' ? {} : { phone } })} />
        {card}
      </aside>
      {children}
    </div>
  );
}

function Card({ customerId }: { customerId: string }) {
  const caller = useCaller(customerId);
  if (caller.customer) return <CustomerCard caller={caller} customer={caller.customer} />;
  return caller.error ? <CallerProblem caller={caller} /> : <Skeleton className="h-64 w-full" />;
}

function CallerProblem({ caller }: { caller: Caller }) {
  const { code, message, requestId } = readError(caller.error);
  const advice = code === 'offline' ? 'This computer has not seen this caller before. Write the words down and try again when the server is back.' : message;
  return <ErrorState compact title="The caller cannot be shown" advice={advice} dataSafe={null} requestId={requestId ?? undefined} />;
}

function Call({ customerId }: { customerId: string }) {
  const caller = useCaller(customerId);
  const [savedId, setSavedId] = useState<string | null>(null);
  const { part } = useSearch({ strict: false });
  const navigate = useNavigate();
  const show = (search: { part?: 'account' }) => (): void => void navigate({ to: '/customers/$customerId', params: { customerId }, search });
  useAction('account.open', part === 'account' ? null : show({ part: 'account' }));
  if (part === 'account') {
    return (
      <div className="min-h-0 min-w-0 flex-1 overflow-y-auto p-4">
        {caller.customer ? <Suspense fallback={<Skeleton className="h-96 w-full" />}><AccountPanel customer={caller.customer} onTicket={show({})} /></Suspense> : null}
      </div>
    );
  }
  return (
    <DraftProvider customerId={customerId}>
      <div className="min-h-0 min-w-0 flex-1 overflow-y-auto p-4">
        {caller.customer ? <CallWork caller={caller} customer={caller.customer} savedId={savedId} onSaved={setSavedId} /> : null}
      </div>
      <CallSide caller={caller} savedId={savedId} />
    </DraftProvider>
  );
}

const NoCaller = () => (
  <div className="flex flex-1 flex-col items-center justify-center gap-6 overflow-y-auto p-4">
    <EmptyState
      drawing="search"
      title="Who is calling?"
      text="Type the last four digits of the number, a name or an e-mail address. Enter opens the first hit."
      action={<p className="flex items-center gap-2 text-muted">From anywhere: <Kbd>{shownKey('caller.find')}</Kbd></p>}
    />
    <PeopleToCall />
  </div>
);
