import clsx from 'clsx';
import { useState } from 'react';

export type AvatarProps = { name: string; photo?: string | undefined; size?: 'small' | 'normal' | 'large' | undefined; decorative?: boolean | undefined };

const sizeClass = { small: 'size-6 text-[10px]', normal: 'size-9 text-13', large: 'size-14 text-18' };

/** First letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => Array.from(word ?? '')[0] ?? '');
  return letters.join('').toUpperCase();
}

/** Photo, or initials while there is none or it does not load. */
export function Avatar(props: AvatarProps) {
  const [broken, setBroken] = useState<string>();
  const shape = clsx('shrink-0 rounded-pill border border-line', sizeClass[props.size ?? 'normal']);
  if (props.photo && props.photo !== broken) {
    return <img src={props.photo} alt={props.decorative ? '' : props.name} onError={() => setBroken(props.photo)} className={clsx(shape, 'bg-sunken object-cover')} />;
  }
  return (
    <span
      {...(props.decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': props.name })}
      className={clsx(shape, 'inline-grid place-items-center bg-neutral-4 leading-none font-medium text-ink select-none')}
    >
      {initials(props.name)}
    </span>
  );
}
