import { useCallback, useEffect, useRef, useState } from 'react';

export type DraftStore = 'localStorage' | 'sessionStorage';

/** `store`: for this browser until it is discarded, or for this tab only. */
export type DraftPlace = { readonly key: string; readonly store: DraftStore };

export type Draft<Values> = {
  readonly values: Values;
  /** Something was typed in an earlier visit. */
  readonly restored: boolean;
  readonly change: (part: Partial<Values>) => void;
  /** Forgets what is stored; what is on the screen stays. */
  readonly discard: () => void;
};

function read({ key, store }: DraftPlace): object | null {
  try {
    const stored: unknown = JSON.parse(window[store].getItem(key) ?? 'null');
    return typeof stored === 'object' ? stored : null;
  } catch {
    return null;
  }
}

function write({ key, store }: DraftPlace, values: object | null): void {
  try {
    if (values) window[store].setItem(key, JSON.stringify(values));
    else window[store].removeItem(key);
  } catch {
    // Storage refused: the text lasts until the page is closed.
  }
}

/** What a person types, written down with every change, so that a reload, a crash or an ended session loses nothing. */
export function useDraft<Values extends object>(place: DraftPlace, initial: () => Values): Draft<Values> {
  const { key, store } = place;
  const [start] = useState(() => {
    const stored = read(place);
    return { values: { ...initial(), ...(stored as Partial<Values> | null) }, restored: stored !== null };
  });
  const [values, setValues] = useState(start.values);
  const touched = useRef(false);
  useEffect(() => {
    if (touched.current) write({ key, store }, values);
  }, [key, store, values]);
  const change = useCallback((part: Partial<Values>): void => {
    touched.current = true;
    setValues((before) => ({ ...before, ...part }));
  }, []);
  const discard = useCallback((): void => {
    touched.current = false;
    write({ key, store }, null);
  }, [key, store]);
  return { values, restored: start.restored, change, discard };
}
