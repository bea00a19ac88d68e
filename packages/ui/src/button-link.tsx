import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class.ts';

/** A link that looks like a button. For a router's link use `buttonClass()` on it. */
export function ButtonLink(props: ComponentProps<'a'> & { variant?: ButtonVariant; size?: ButtonSize; wide?: boolean }) {
  const { variant = 'secondary', size = 'normal', wide = false, className, ...rest } = props;
  return <a {...rest} className={clsx(buttonClass({ variant, size, wide }), className)} />;
}
