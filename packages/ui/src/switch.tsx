import clsx from 'clsx';
import { useId, type ComponentProps, type ReactNode } from 'react';

export type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'role'> & { label: ReactNode; hint?: ReactNode };

/** On or off, at once in force. Label at the start, switch at the end. */
export function Switch(props: SwitchProps) {
  const { label, hint, className, ...rest } = props;
  const hintId = useId();
  return (
    <label className={clsx('flex min-h-control-small items-start justify-between gap-4 py-1 has-disabled:opacity-60', className)}>
      <span>
        <span className="block font-medium">{label}</span>
        {hint ? <span id={hintId} className="block text-small text-muted">{hint}</span> : null}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-describedby={hint ? hintId : undefined}
        {...rest}
        className="drawn-control relative mt-[calc(0.75em-0.625rem)] h-5 w-9 shrink-0 rounded-pill border border-line-strong bg-sunken transition-colors before:absolute before:top-[3px] before:left-[3px] before:size-3 before:rounded-pill before:bg-neutral-11 before:transition-transform checked:border-primary checked:bg-primary checked:before:translate-x-4 checked:before:bg-on-primary"
      />
    </label>
  );
}
