import clsx from 'clsx';
import { useId, type ReactNode } from 'react';

/** A titled part of a page, without a frame. */
export function Section(props: { title: ReactNode; intro?: ReactNode; actions?: ReactNode; className?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={clsx('flex min-w-0 flex-col gap-3', props.className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="text-18">{props.title}</h2>
          {props.intro ? <p className="mt-1 max-w-[65ch] text-muted">{props.intro}</p> : null}
        </div>
        {props.actions ? <div className="flex flex-wrap items-center gap-2">{props.actions}</div> : null}
      </div>
      {props.children}
    </section>
  );
}
