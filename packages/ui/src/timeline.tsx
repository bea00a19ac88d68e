import { Circle } from 'lucide-react';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { toneFill, type Tone } from './tone.ts';

export type TimelineEntry = {
  id: string;
  /** Time as shown, already in the reader's zone. */
  time: string;
  /** ISO 8601 instant. */
  dateTime?: string | undefined;
  icon?: ReactNode;
  tone?: Tone | undefined;
  actor?: string | undefined;
  text: ReactNode;
  /** `note` is paper that only staff read; `message` went to or came from the customer. */
  kind?: 'event' | 'note' | 'message' | undefined;
};

const bodyClass = {
  event: '',
  note: 'rounded-card border border-note-line bg-note px-3 py-2',
  message: 'rounded-card border border-line bg-surface px-3 py-2',
};

/** What happened, in order, one line each. */
export function Timeline(props: { entries: readonly TimelineEntry[]; label?: string | undefined }) {
  return (
    <ol aria-label={props.label} className="flex flex-col">
      {props.entries.map((entry) => (
        <li key={entry.id} className="group relative grid grid-cols-[1.75rem_1fr] gap-x-3 pb-4 last:pb-0">
          <span aria-hidden className="absolute top-7 bottom-0 left-[calc(0.875rem-0.5px)] w-px bg-line group-last:hidden" />
          <span
            aria-hidden
            className={clsx('grid size-7 place-items-center rounded-pill [&>svg]:size-3.5 [&>svg]:stroke-2', toneFill[entry.tone ?? 'gray'])}
          >
            {entry.icon ?? <Circle />}
          </span>
          <div className="min-w-0 pt-[calc((1.75rem-1.5em)/2)]">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="min-w-0 font-medium">{entry.actor ?? (entry.kind === undefined ? entry.text : null)}</span>
              <time dateTime={entry.dateTime} className="tabular text-12 text-muted">{entry.time}</time>
            </div>
            {entry.actor || entry.kind ? (
              <div className={clsx('min-w-0 break-words', entry.kind && entry.kind !== 'event' && 'mt-1.5', bodyClass[entry.kind ?? 'event'])}>
                {entry.text}
              </div>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
