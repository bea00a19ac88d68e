import { Check } from 'lucide-react';
import clsx from 'clsx';
import { useUiMessages } from './locale.tsx';
import type { UiMessages } from './ui-messages.ts';

export type TrackerStep = keyof UiMessages['steps'];

const order: readonly TrackerStep[] = ['received', 'assigned', 'on_the_way', 'working', 'done', 'rated'];

export type TrackerProps = {
  /** Last step that was reached. */
  current: TrackerStep;
  /** When each step was reached, as shown. */
  times?: Partial<Record<TrackerStep, string>> | undefined;
  /** Said under the current step, for example "Arrives 10:20–10:40" or "Paused: waiting for a part". */
  note?: string | undefined;
  paused?: boolean | undefined;
};

/** Six steps of a visit: a column on narrow space, a row on wide. */
export function Tracker(props: TrackerProps) {
  const messages = useUiMessages();
  const at = order.indexOf(props.current);
  return (
    <div className="@container">
      <ol className="flex flex-col @2xl:flex-row">
        {order.map((step, index) => (
          <Step
            key={step}
            label={messages.steps[step]}
            time={props.times?.[step]}
            note={index === at ? props.note : undefined}
            state={stepState(index, at, props)}
          />
        ))}
      </ol>
    </div>
  );
}

type StepState = 'past' | 'now' | 'paused' | 'end' | 'next';

function stepState(index: number, at: number, props: TrackerProps): StepState {
  if (index < at) return 'past';
  if (index > at) return 'next';
  if (props.paused) return 'paused';
  return props.current === 'done' || props.current === 'rated' ? 'end' : 'now';
}

const markClass: Record<StepState, string> = {
  past: 'border-primary bg-primary text-on-primary',
  now: 'live-dot border-transparent bg-now text-on-now',
  paused: 'border-line-strong bg-neutral-4 text-ink',
  end: 'border-primary bg-primary text-on-primary',
  next: 'border-line-strong bg-surface text-muted',
};

function Step(props: { label: string; time: string | undefined; note: string | undefined; state: StepState }) {
  const reached = props.state !== 'next';
  const current = props.state === 'now' || props.state === 'paused' || props.state === 'end';
  return (
    <li
      aria-current={current ? 'step' : undefined}
      className="group relative flex min-h-13 flex-1 gap-3 last:min-h-0 @2xl:min-h-0 @2xl:last:flex-none @2xl:flex-col @2xl:gap-2.5"
    >
      <span
        aria-hidden
        className={clsx(
          'absolute top-6 bottom-0 left-[11px] w-0.5 group-last:hidden @2xl:top-[11px] @2xl:right-0 @2xl:bottom-auto @2xl:left-6 @2xl:h-0.5 @2xl:w-auto',
          props.state === 'past' ? 'bg-primary' : 'bg-neutral-6',
        )}
      />
      <span aria-hidden className={clsx('relative z-1 grid size-6 shrink-0 place-items-center rounded-pill border', markClass[props.state])}>
        {props.state === 'past' || props.state === 'end' ? <Check size={14} strokeWidth={2.5} /> : null}
        {props.state === 'now' ? <span className="size-2 rounded-pill bg-on-now" /> : null}
        {props.state === 'paused' ? <span className="h-2 w-1.5 border-x-2 border-current" /> : null}
      </span>
      <span className="min-w-0 pb-4 @2xl:pr-3 @2xl:pb-0">
        <span className={clsx('block leading-6 @2xl:leading-tight', current ? 'font-bold' : 'font-medium', !reached && 'font-normal! text-muted')}>
          {props.label}
        </span>
        {props.time ? <span className="tabular block text-small text-muted">{props.time}</span> : null}
        {props.note ? <span className="mt-0.5 block text-small">{props.note}</span> : null}
      </span>
    </li>
  );
}
