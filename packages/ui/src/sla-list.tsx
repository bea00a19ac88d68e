import clsx from 'clsx';
import { SlaBar, type SlaBarProps } from './sla-bar.tsx';

/** One promised time: what was promised, how it stands, and until when. */
export type PromisedTime = Pick<SlaBarProps, 'fraction' | 'label' | 'paused'> & { readonly key: string; readonly name: string; readonly note?: string | undefined };

export type SlaListProps = { times: readonly PromisedTime[]; label?: string | undefined; className?: string | undefined };

/** Every promised time of something side by side, not only the nearest; one below the other where there is no room. */
export function SlaList({ times, label, className }: SlaListProps) {
  return (
    <ul aria-label={label} className={clsx('grid gap-x-6 gap-y-4 sm:grid-cols-3', className)}>
      {times.map(({ key, name, note, ...bar }) => (
        <li key={key} className="flex flex-col gap-1.5">
          <span className="font-medium">{name}</span>
          <SlaBar {...bar} />
          {note === undefined ? null : <span className="text-12 text-muted">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
