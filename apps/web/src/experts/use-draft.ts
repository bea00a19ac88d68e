import { useState } from 'react';

type Touched<Value> = { readonly value: Value; readonly base: number; readonly saved: boolean };

export type Draft<Value> = {
  readonly value: Value;
  readonly dirty: boolean;
  /** The version that the change was begun from: what the server compares. */
  readonly base: number;
  readonly change: (next: Value) => void;
  readonly discard: () => void;
  readonly markSaved: () => void;
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What is being typed over a stored value. Untouched, it follows the store. Once touched it stays on the version it was
 * begun from, so that a save over somebody else's is refused. After a save it shows what was saved until the store has it.
 */
export function useDraft<Value>(stored: Value, version: number): Draft<Value> {
  const [draft, setDraft] = useState<Touched<Value> | null>(null);
  const dirty = draft !== null && !draft.saved && !same(draft.value, stored);
  const shown = draft !== null && (!draft.saved || version <= draft.base) ? draft.value : stored;
  const base = draft === null || (!dirty && !draft.saved) ? version : draft.saved ? Math.max(version, draft.base + 1) : draft.base;
  return {
    value: shown,
    dirty,
    base,
    change: (value) => setDraft({ value, base, saved: false }),
    discard: () => setDraft(null),
    markSaved: () => setDraft((before) => before && { ...before, saved: true }),
  };
}
