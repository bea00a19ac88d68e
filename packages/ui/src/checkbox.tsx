import clsx from 'clsx';
import { useId, type ComponentProps, type ReactNode } from 'react';

export type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode };

/** A native checkbox with its label; the whole row is the target. */
export function Checkbox(props: CheckboxProps) {
  const { label, hint, className, ...rest } = props;
  const hintId = useId();
  return (
    <label className={clsx('flex min-h-control-small w-fit items-start gap-2.5 py-1 has-disabled:opacity-60', className)}>
      <input
        type="checkbox"
        aria-describedby={hint ? hintId : undefined}
        {...rest}
        className="drawn-control check-mark mt-[calc(0.75em-0.5625rem)] size-4.5 shrink-0 rounded-[4px] border border-line-strong bg-surface transition-colors checked:border-primary checked:bg-primary hover:border-neutral-11"
      />
      <span>
        <span className="block">{label}</span>
        {hint ? <span id={hintId} className="block text-small text-muted">{hint}</span> : null}
      </span>
    </label>
  );
}
