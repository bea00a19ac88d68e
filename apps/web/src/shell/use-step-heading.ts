import { useEffect, useRef, useState, type RefObject } from 'react';

/** For a row of screens: each new one begins at its heading, for eye, keyboard and screen reader. `first` is where it was entered. */
export function useStepHeading(step: number): { readonly heading: RefObject<HTMLHeadingElement | null>; readonly first: number } {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  const [first] = useState(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, [step]);
  return { heading, first };
}
