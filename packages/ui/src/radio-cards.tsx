import clsx from 'clsx';
import { useId } from 'react';
import type { Choice } from './choice.ts';

export type RadioCardsProps<Value extends string> = {
  /** Question that the cards answer. */
  label: string;
  hideLabel?: boolean | undefined;
  choices: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  columns?: 1 | 2 | 3 | undefined;
  error?: string | undefined;
  disabled?: boolean | undefined;
};

const columnClass = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' };

/** One of a few, each with room for a sentence. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const name = useId();
  const errorId = `${name}-error`;
  return (
    <fieldset className="min-w-0" disabled={props.disabled} aria-describedby={props.error ? errorId : undefined}>
      <legend className={clsx('mb-1.5 leading-tight font-medium', props.hideLabel && 'sr-only')}>{props.label}</legend>
      <div className={clsx('grid gap-2', columnClass[props.columns ?? 1])}>
        {props.choices.map((choice) => (
          <label
            key={choice.value}
            className={clsx(choice.note ? 'items-start' : 'items-center', 'focus-ring-within flex min-h-row gap-3 rounded-card border border-line-strong bg-surface px-3.5 py-2.5 transition-colors hover:bg-hover has-checked:border-ink has-checked:bg-sunken has-checked:inset-ring has-checked:inset-ring-ink has-disabled:opacity-60')}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === props.value}
              disabled={choice.disabled}
              onChange={() => props.onChange(choice.value)}
              className={clsx(choice.note && 'mt-[calc(0.75em-0.5625rem)]', 'drawn-control size-4.5 shrink-0 rounded-pill border border-line-strong bg-surface transition-colors checked:border-[5.5px] checked:border-primary')}
            />
            <span className="min-w-0 grow">
              <span className="block font-medium">{choice.label}</span>
              {choice.note ? <span className="block text-small text-muted">{choice.note}</span> : null}
            </span>
            {choice.icon ? <span aria-hidden className="mt-0.5 shrink-0 [&>svg]:size-5 [&>svg]:stroke-[1.75]">{choice.icon}</span> : null}
          </label>
        ))}
      </div>
      {props.error ? <p id={errorId} className="mt-1.5 text-small text-danger-text">{props.error}</p> : null}
    </fieldset>
  );
}
