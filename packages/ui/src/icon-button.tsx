import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class.ts';
import { Tooltip } from './tooltip.tsx';

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  /** Spoken name, also shown as tooltip. */
  label: string;
  icon: ReactNode;
  /** Key shown in the tooltip, for example "M". */
  shortcut?: string | undefined;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  tooltip?: boolean | undefined;
};

export function IconButton(props: IconButtonProps) {
  const { label, icon, shortcut, variant = 'quiet', size = 'normal', tooltip = true, className, ...rest } = props;
  const button = (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className={clsx(
        buttonClass({ variant, size }),
        'px-0! [&>svg]:size-4 [&>svg]:stroke-[1.75]',
        size === 'small' ? 'min-w-control-small' : 'min-w-control',
        className,
      )}
    >
      {icon}
    </button>
  );
  return tooltip ? (
    <Tooltip text={label} shortcut={shortcut}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
