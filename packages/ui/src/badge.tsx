import clsx from 'clsx';
import type { ReactNode } from 'react';
import { toneDot, toneFill, type Tone } from './tone.ts';

export type BadgeProps = {
  tone?: Tone | undefined;
  icon?: ReactNode;
  /** Coloured dot before the words. */
  dot?: boolean | undefined;
  /** The dot pulses: it is happening now. */
  live?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** A short word about state. Colour always comes with the word. */
export function Badge(props: BadgeProps) {
  const tone = props.tone ?? 'gray';
  return (
    <span
      className={clsx(
        'inline-flex h-6 w-fit shrink-0 items-center gap-1.5 rounded-pill border border-transparent px-2.5 text-12 leading-none font-medium whitespace-nowrap',
        toneFill[tone],
        props.className,
      )}
    >
      {props.dot || props.live ? (
        <span aria-hidden className={clsx('size-2 rounded-pill hc:border', toneDot[tone], props.live && 'live-dot')} />
      ) : null}
      {props.icon ? <span aria-hidden className="-mx-px inline-flex [&>svg]:size-3.5 [&>svg]:stroke-2">{props.icon}</span> : null}
      {props.children}
    </span>
  );
}
