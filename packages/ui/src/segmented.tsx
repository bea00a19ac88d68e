import clsx from 'clsx';
import { useId } from 'react';
import type { Choice } from './choice.ts';

export type SegmentedProps<Value extends string> = {
  /** Spoken name of the group. */
  label: string;
  choices: readonly Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** Shows icons only; labels are still spoken. */
  iconsOnly?: boolean | undefined;
  wide?: boolean | undefined;
  className?: string | undefined;
};

/** Two to five short alternatives side by side, one in force. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className={clsx('min-w-0', props.className)}>
      <legend className="sr-only">{props.label}</legend>
      <div className={clsx('flex-wrap gap-0.5 rounded-control border border-line bg-sunken p-0.5', props.wide ? 'flex' : 'inline-flex')}>
        {props.choices.map((choice) => (
          <label
            key={choice.value}
            title={props.iconsOnly ? choice.label : undefined}
            className="focus-ring-within inline-flex min-h-[calc(var(--control)-6px)] min-w-7 grow items-center justify-center gap-1.5 rounded-[4px] border border-transparent px-2.5 font-medium text-muted transition-colors select-none hover:text-ink has-checked:border-line has-checked:bg-surface has-checked:text-ink has-disabled:opacity-50 hc:has-checked:border-[Highlight]"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              value={choice.value}
              checked={choice.value === props.value}
              disabled={choice.disabled}
              onChange={() => props.onChange(choice.value)}
            />
            {choice.icon ? <span aria-hidden className="inline-flex [&>svg]:size-4 [&>svg]:stroke-[1.75]">{choice.icon}</span> : null}
            <span className={clsx(props.iconsOnly && 'sr-only')}>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
