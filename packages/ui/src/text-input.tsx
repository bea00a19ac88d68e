import { Input } from '@base-ui/react/input';
import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { controlClass } from './control-class.ts';
import { useAriaRequired } from './field-context.ts';

export type TextInputProps = ComponentProps<'input'> & {
  /** Mark at the start, for example a search icon. */
  icon?: ReactNode;
  /** Element at the end, for example a Kbd. */
  end?: ReactNode;
};

/** One line of text. Works in a Field, or alone with `aria-label`. */
export function TextInput(props: TextInputProps) {
  const { icon, end, className, ...rest } = props;
  const ariaRequired = useAriaRequired();
  return (
    <span className={clsx('relative flex w-full items-center', className)}>
      {icon ? (
        <span aria-hidden className="pointer-events-none absolute left-2.5 inline-flex text-muted [&>svg]:size-4 [&>svg]:stroke-[1.75]">
          {icon}
        </span>
      ) : null}
      <Input
        {...ariaRequired}
        {...rest}
        className={clsx(controlClass, 'h-control read-only:bg-page', icon ? 'pl-8.5' : 'pl-3', end ? 'pr-14' : 'pr-3')}
      />
      {end ? <span className="absolute right-2 inline-flex items-center">{end}</span> : null}
    </span>
  );
}
