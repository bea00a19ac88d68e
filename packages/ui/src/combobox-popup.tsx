import { Combobox as Base } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import clsx from 'clsx';
import type { Choice } from './choice.ts';
import { floatClass, optionClass } from './control-class.ts';
import { useUiMessages } from './locale.tsx';

export function ComboboxPopup(props: { emptyText?: string | undefined }) {
  const messages = useUiMessages();
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} className="z-50 outline-none">
        <Base.Popup className={clsx(floatClass, 'w-(--anchor-width) max-w-(--available-width)')}>
          <Base.Empty>
            <div className="px-3 py-3 text-muted">{props.emptyText ?? messages.noMatch}</div>
          </Base.Empty>
          <Base.List className="max-h-[min(22rem,var(--available-height))] scroll-py-1 overflow-y-auto overscroll-contain p-1 data-empty:p-0">
            {(choice: Choice) => (
              <Base.Item key={choice.value} value={choice} disabled={choice.disabled ?? false} className={optionClass}>
                <Base.ItemIndicator className="col-start-1">
                  <Check aria-hidden size={16} strokeWidth={1.75} />
                </Base.ItemIndicator>
                <span className="col-start-2 min-w-0">
                  {choice.label}
                  {choice.note ? <span className="block text-small text-muted">{choice.note}</span> : null}
                </span>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
