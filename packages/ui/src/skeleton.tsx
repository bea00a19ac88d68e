import clsx from 'clsx';

/** Placeholder block while data loads; give it the size of what will stand there. */
export function Skeleton(props: { className?: string }) {
  return <span aria-hidden className={clsx('breathe block rounded-control bg-sunken', props.className ?? 'h-4 w-full')} />;
}
