import { useState } from 'react';
import { draftOf, freshDraft, keepDraft, type Draft } from './draft.ts';

export type DraftState = { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void; readonly clear: () => void };

/** The caller's draft; every change is on this computer before the next key. */
export function useDraft(accountId: string, customerId: string): DraftState {
  const [draft, setDraft] = useState(() => draftOf(accountId, customerId));
  const keep = (next: Draft): void => {
    keepDraft(accountId, customerId, next);
    setDraft(next);
  };
  return { draft, change: (part) => keep({ ...draft, ...part }), clear: () => keep(freshDraft()) };
}
