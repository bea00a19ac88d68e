import clsx from 'clsx';
import type { ReactNode } from 'react';

export function Kbd(props: { children: ReactNode; inverted?: boolean }) {
  return (
    <kbd
      className={clsx(
        'inline-flex h-[1.5em] min-w-[1.5em] items-center justify-center rounded-[4px] border px-[0.4em] font-sans text-[0.8125em] leading-none font-medium',
        props.inverted ? 'border-neutral-11 text-neutral-1' : 'border-line bg-page text-muted',
      )}
    >
      {props.children}
    </kbd>
  );
}
