import { useEffect, useRef, type RefObject } from 'react';

/** A field that has the focus when its screen appears, because it is what the screen is for. */
export function useFirstFocus<Element extends HTMLElement>(wanted = true): RefObject<Element | null> {
  const field = useRef<Element>(null);
  useEffect(() => {
    if (wanted) field.current?.focus();
  }, [wanted]);
  return field;
}
