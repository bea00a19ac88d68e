import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class.ts';
import { Spinner } from './spinner.tsx';

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** Work is under way: the button keeps its width and place in the tab order but ignores presses. */
  busy?: boolean | undefined;
  wide?: boolean | undefined;
  icon?: ReactNode;
};

/** A button of `type="button"` unless told otherwise. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'normal', busy = false, wide = false, icon, className, children, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      className={clsx(buttonClass({ variant, size, wide }), busy && 'opacity-100!', className)}
    >
      <span className={clsx('inline-flex items-center gap-2', busy && 'opacity-0')}>
        {icon ? <span aria-hidden className="-ml-0.5 inline-flex [&>svg]:size-4 [&>svg]:stroke-[1.75]">{icon}</span> : null}
        {children}
      </span>
      {busy ? (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner label={null} />
        </span>
      ) : null}
    </button>
  );
}
