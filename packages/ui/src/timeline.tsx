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

const frameClass = { event: undefined, note: 'border-note-line bg-note', message: 'border-line bg-surface' };

/** What happened, in order, one line each. */
export function Timeline(props: { entries: readonly TimelineEntry[]; label?: string | undefined }) {
  return (
    <ol aria-label={props.label} className="flex flex-col">
      {props.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const framed = frameClass[entry.kind ?? 'event'];
  return (
    <li className="group relative grid grid-cols-[1.75rem_1fr] gap-x-3 pb-4 last:pb-0">
      <span aria-hidden className="absolute top-7 bottom-0 left-[calc(0.875rem-0.5px)] w-px bg-line group-last:hidden" />
      <span
        aria-hidden
        className={clsx('grid size-7 place-items-center rounded-pill [&>svg]:size-3.5 [&>svg]:stroke-2', toneFill[entry.tone ?? 'gray'])}
      >
        {entry.icon ?? <Circle />}
      </span>
      <div className="min-w-0 pt-[calc((1.75rem-1.5em)/2)]">
        <div className="flex items-baseline justify-between gap-x-3">
          <span className="min-w-0">
            {entry.actor ? <span className="font-medium">{entry.actor} </span> : null}
            {framed ? null : entry.text}
          </span>
          <time dateTime={entry.dateTime} className="tabular shrink-0 text-12 text-muted">{entry.time}</time>
        </div>
        {framed ? <div className={clsx('mt-1.5 min-w-0 rounded-card border px-3 py-2 break-words', framed)}>{entry.text}</div> : null}
      </div>
    </li>
  );
}
