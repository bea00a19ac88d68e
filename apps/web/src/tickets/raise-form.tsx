import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { readError } from '@sysops/api-client';
import { useState } from 'react';
import { api, queryClient } from '../api/api.ts';
import { useDraft, type Draft } from '../api/use-draft.ts';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { useCustomer } from '../shell/session.ts';
import { useWide } from '../shell/use-wide.ts';
import { emptyDraft, faultsOf, other, questions, toRaiseTicket, zoneOf, type Faults, type RaiseDraft } from './raise-draft.ts';
import type { RaiseKnown } from './raise-screen.tsx';
import { RaisePage } from './raise-page.tsx';
import { RaiseSteps } from './raise-steps.tsx';

/** What every question needs. */
export type Raise = {
  readonly known: RaiseKnown;
  readonly draft: Draft<RaiseDraft>;
  readonly faults: Faults;
  readonly now: number;
  readonly timeZone: string;
  /** Marks what is missing in the first `count` questions; false when something is. */
  readonly check: (count: number) => boolean;
  readonly send: () => void;
  readonly sending: boolean;
  readonly problem: ReturnType<typeof readError> | null;
  readonly startOver: () => void;
};

/** The device of the link when it is the customer's and nothing was begun yet. */
function useRaiseDraft(known: RaiseKnown): Draft<RaiseDraft> {
  const { customerId } = useCustomer();
  const { device } = useSearch({ from: '/site/customer/tickets/new' });
  const own = known.contracts.some(({ devices }) => devices.some(({ id }) => id === device));
  return useDraft({ key: `draft:ticket:${customerId}`, store: 'localStorage' }, () => emptyDraft(own && device ? device : null));
}

/** One question after the other on a phone; all on one page where there is room. The answers are the same draft. */
export function RaiseForm({ known }: { known: RaiseKnown }) {
  const [round, setRound] = useState(0);
  return <Answering key={round} known={known} onStartOver={() => setRound(round + 1)} />;
}

function Answering({ known, onStartOver }: { known: RaiseKnown; onStartOver: () => void }) {
  const draft = useRaiseDraft(known);
  const now = useConsoleNow();
  const wide = useWide();
  const navigate = useNavigate();
  const [checked, setChecked] = useState(0);
  const raise = useMutation(api.tickets.raise.mutationOptions());
  const devices = known.contracts.flatMap((contract) => contract.devices);
  // A device that left the contract meanwhile cannot be chosen any more.
  const values = draft.values.device === null || draft.values.device === other || devices.some(({ id }) => id === draft.values.device) ? draft.values : { ...draft.values, device: null };
  const at = { now, timeZone: zoneOf(values, known.profile.place) };
  const faults: Faults = Object.assign({}, ...questions.slice(0, checked).map((question) => faultsOf(question, values, at)));
  const check = (count: number): boolean => {
    setChecked(Math.max(checked, count));
    return questions.slice(0, count).every((question) => Object.keys(faultsOf(question, values, at)).length === 0);
  };
  const send = (): void => {
    if (raise.isPending || !check(questions.length)) return;
    const ticket = toRaiseTicket(values, { devices, home: known.profile.place, now });
    if (!ticket) return;
    raise.mutate(ticket, {
      onSuccess: (raised) => {
        draft.discard();
        void queryClient.invalidateQueries({ queryKey: api.tickets.mine.queryKey() });
        void navigate({ to: '/tickets/$ticketId', params: { ticketId: raised.ticketId }, search: { raised: true }, replace: true });
      },
    });
  };
  const startOver = (): void => {
    draft.discard();
    onStartOver();
  };
  const form: Raise = { known, draft: { ...draft, values }, faults, ...at, check, send, sending: raise.isPending, problem: raise.error ? readError(raise.error) : null, startOver };
  return wide ? <RaisePage raise={form} /> : <RaiseSteps raise={form} />;
}
