import { useEffect, useState } from 'react';

/** Text that survives a closed app: kept under a key until it is cleared. */
export function readDraft<Values extends object>(key: string): Partial<Values> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`draft:${key}`) ?? 'null');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}

export function clearDraft(key: string): void {
  try {
    localStorage.removeItem(`draft:${key}`);
  } catch {
    // Storage refused: there is no draft either.
  }
}

/** State that is written down with every change. */
export function useDraft<Values extends object>(key: string, initial: Values): readonly [Values, (change: Partial<Values>) => void] {
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...readDraft<Values>(key) }));
  useEffect(() => {
    try {
      localStorage.setItem(`draft:${key}`, JSON.stringify(values));
    } catch {
      // Storage refused: the text lasts until the app is closed.
    }
  }, [key, values]);
  return [values, (change) => setValues((before) => ({ ...before, ...change }))];
}
