import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './kbd.tsx';

/** Words that appear on hover and focus. `children` is one focusable element. */
export function Tooltip(props: { text: string; shortcut?: string | undefined; side?: 'top' | 'bottom' | 'left' | 'right'; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger render={props.children} delay={400} />
      <Base.Portal>
        <Base.Positioner side={props.side ?? 'top'} sideOffset={8} className="z-50">
          <Base.Popup className="flex items-center gap-2 rounded-control bg-neutral-12 px-2.5 py-1 text-13 font-medium text-neutral-1 shadow-float transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            {props.text}
            {props.shortcut ? <Kbd inverted>{props.shortcut}</Kbd> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
