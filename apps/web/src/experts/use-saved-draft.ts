import type { ReadableError } from '@sysops/api-client';
import { expertsEn } from '../messages/console-experts-en.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { useDraft, type Draft } from './use-draft.ts';

type Save<Value> = { readonly commandId: string; readonly base: number; readonly value: Value };

export type SavedDraft<Value> = {
  readonly draft: Draft<Value>;
  readonly busy: boolean;
  readonly problem: ReadableError | null;
  /** Says whether it was saved. */
  readonly save: (value?: Value) => Promise<boolean>;
  readonly discard: () => void;
};

/** A part of the profile that is typed first and saved as a whole, on the version it was begun from. */
export function useSavedDraft<Value>(stored: { readonly value: Value; readonly version: number }, send: (save: Save<Value>) => Promise<unknown>): SavedDraft<Value> {
  const draft = useDraft(stored.value, stored.version);
  const act = useConsoleAct(send, expertsEn.saved);
  return {
    draft,
    busy: act.busy,
    problem: act.problem,
    save: async (value = draft.value) => {
      const saved = await act.run({ base: draft.base, value });
      if (saved) draft.markSaved();
      return saved;
    },
    discard: () => {
      draft.discard();
      act.forget();
    },
  };
}
