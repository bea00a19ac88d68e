import { Field as Base } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { FieldContext } from './field-context.ts';
import { useUiMessages } from './locale.tsx';

export type FieldProps = {
  label: ReactNode;
  /** Help under the label, read with the control. */
  hint?: ReactNode;
  /** What is wrong and how to mend it; marks the control invalid. */
  error?: ReactNode;
  required?: boolean | undefined;
  optional?: boolean | undefined;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
  /** One control of this package: TextInput, TextArea, Select or Combobox. */
  children: ReactNode;
};

/** Label, hint and error around one control, wired for screen readers. */
export function Field(props: FieldProps) {
  const messages = useUiMessages();
  const invalid = Boolean(props.error);
  return (
    <Base.Root
      invalid={invalid}
      disabled={props.disabled ?? false}
      {...(props.name === undefined ? {} : { name: props.name })}
      className={clsx('flex min-w-0 flex-col gap-1.5', props.className)}
    >
      <div className={clsx('flex flex-col', props.hideLabel && 'sr-only')}>
        <Base.Label className="flex w-fit items-baseline gap-1.5 leading-tight font-medium">
          {props.label}
          {props.required ? <span aria-hidden className="text-danger-text">*</span> : null}
          {props.optional ? <span className="font-normal text-muted">{messages.optional}</span> : null}
        </Base.Label>
        {props.hint ? <Base.Description className="mt-0.5 text-small text-muted">{props.hint}</Base.Description> : null}
      </div>
      <FieldContext value={{ required: props.required ?? false }}>{props.children}</FieldContext>
      <Base.Error match={invalid} className="flex items-start gap-1.5 text-small text-danger-text">
        <CircleAlert aria-hidden strokeWidth={2} className="mt-[0.225em] size-[1em] shrink-0" />
        <span>{props.error}</span>
      </Base.Error>
    </Base.Root>
  );
}
