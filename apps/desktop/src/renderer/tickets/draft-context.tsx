import { createContext, use, type ReactNode } from 'react';
import { useSession } from '../shell/session.tsx';
import { useDraft, type DraftState } from './use-draft.ts';

const DraftContext = createContext<DraftState | null>(null);

/** One draft of one caller, for the composer and for the help beside it that follows the typing. */
export function DraftProvider(props: { customerId: string; children: ReactNode }) {
  const { accountId } = useSession();
  return <DraftContext value={useDraft(accountId, props.customerId)}>{props.children}</DraftContext>;
}

export function useDraftOf(): DraftState {
  const state = use(DraftContext);
  if (!state) throw new Error('A draft belongs to a caller');
  return state;
}
