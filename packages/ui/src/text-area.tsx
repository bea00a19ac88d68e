import { Field } from '@base-ui/react/field';
import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { controlClass } from './control-class.ts';
import { useAriaRequired } from './field-context.ts';

/** Several lines; grows with the text where the browser can. */
export function TextArea(props: ComponentProps<'textarea'>) {
  const { className, rows = 3, ...rest } = props;
  const ariaRequired = useAriaRequired();
  return (
    <Field.Control
      render={
        <textarea
          rows={rows}
          {...ariaRequired}
          {...rest}
          className={clsx(controlClass, 'read-only:bg-page field-sizing-content max-h-96 resize-y px-3 py-2 leading-normal', className)}
          style={{ minHeight: `calc(${rows} * 1.5em + 1rem + 2px)`, ...rest.style }}
        />
      }
    />
  );
}
