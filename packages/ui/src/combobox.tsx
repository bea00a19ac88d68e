import { Combobox as Base } from '@base-ui/react/combobox';
import { ChevronsUpDown, X } from 'lucide-react';
import clsx from 'clsx';
import type { Ref } from 'react';
import type { Choice } from './choice.ts';
import { ComboboxPopup } from './combobox-popup.tsx';
import { controlClass } from './control-class.ts';
import { useAriaRequired } from './field-context.ts';
import { useUiMessages } from './locale.tsx';

export type ComboboxProps<Value extends string> = {
  choices: readonly Choice<Value>[];
  value: Value | null;
  /** `null` when the person cleared the field. */
  onChange: (value: Value | null) => void;
  /** Typed text, for choices that a server finds; then also pass `filtered`. */
  onSearch?: ((text: string) => void) | undefined;
  /** `choices` are already the matches of the typed text. */
  filtered?: boolean | undefined;
  /** What an empty list says; also the place for "searching…". */
  emptyText?: string | undefined;
  placeholder?: string | undefined;
  'aria-label'?: string | undefined;
  disabled?: boolean | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
  className?: string | undefined;
};

/** Choice by typing: the first match is highlighted at once, Enter takes it. */
export function Combobox<Value extends string>(props: ComboboxProps<Value>) {
  const ariaRequired = useAriaRequired();
  const selected = props.choices.find((choice) => choice.value === props.value) ?? null;
  return (
    <Base.Root
      items={props.choices}
      value={selected}
      onValueChange={(choice: Choice<Value> | null) => props.onChange(choice?.value ?? null)}
      onInputValueChange={(text, details) => {
        if (details.reason === 'input-change') props.onSearch?.(text);
      }}
      isItemEqualToValue={(a: Choice<Value>, b: Choice<Value>) => a.value === b.value}
      autoHighlight
      disabled={props.disabled ?? false}
      {...(props.filtered ? { filter: null } : {})}
    >
      <Base.InputGroup
        className={clsx(controlClass, 'focus-ring-within flex h-control items-center pr-1', props.className)}
      >
        <Base.Input
          ref={props.inputRef}
          placeholder={props.placeholder}
          aria-label={props['aria-label']}
          {...ariaRequired}
          className="h-full w-full min-w-0 bg-transparent pl-3"
        />
        <ComboboxButtons />
      </Base.InputGroup>
      <ComboboxPopup emptyText={props.emptyText} />
    </Base.Root>
  );
}

function ComboboxButtons() {
  const messages = useUiMessages();
  const shape = 'grid h-full min-w-7 place-items-center text-muted hover:text-ink';
  return (
    <>
      <Base.Clear aria-label={messages.clear} className={shape}>
        <X aria-hidden size={16} strokeWidth={1.75} />
      </Base.Clear>
      <Base.Trigger aria-label={messages.showOptions} className={shape}>
        <ChevronsUpDown aria-hidden size={16} strokeWidth={1.75} />
      </Base.Trigger>
    </>
  );
}
