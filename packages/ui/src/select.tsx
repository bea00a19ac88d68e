import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import clsx from 'clsx';
import type { Choice } from './choice.ts';
import { controlClass, floatClass, optionClass } from './control-class.ts';
import { useAriaRequired } from './field-context.ts';
import { useUiMessages } from './locale.tsx';

export type SelectProps<Value extends string> = {
  choices: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  placeholder?: string | undefined;
  'aria-label'?: string | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
};

/** Choice from a short list without typing. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const messages = useUiMessages();
  const ariaRequired = useAriaRequired();
  return (
    <Base.Root
      items={props.choices}
      value={props.value}
      onValueChange={(value) => {
        if (value !== null) props.onChange(value);
      }}
      disabled={props.disabled ?? false}
      {...(props.name === undefined ? {} : { name: props.name })}
    >
      <Base.Trigger
        aria-label={props['aria-label']}
        {...ariaRequired}
        className={clsx(controlClass, 'flex h-control items-center justify-between gap-2 pr-2.5 pl-3 text-left', props.className)}
      >
        <Base.Value className="truncate data-placeholder:text-muted" placeholder={props.placeholder ?? messages.choose} />
        <Base.Icon className="shrink-0 text-muted">
          <ChevronsUpDown aria-hidden size={16} strokeWidth={1.75} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className={clsx(floatClass, 'min-w-(--anchor-width) max-w-[min(28rem,calc(100vw-1rem))]')}>
            <Base.List className="max-h-[min(22rem,var(--available-height))] scroll-py-1 overflow-y-auto p-1">
              {props.choices.map((choice) => (
                <Base.Item key={choice.value} value={choice.value} disabled={choice.disabled ?? false} className={optionClass}>
                  <Base.ItemIndicator className="col-start-1">
                    <Check aria-hidden size={16} strokeWidth={1.75} />
                  </Base.ItemIndicator>
                  <span className="col-start-2 min-w-0">
                    <Base.ItemText>{choice.label}</Base.ItemText>
                    {choice.note ? <span className="block text-small text-muted">{choice.note}</span> : null}
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
