import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import clsx from 'clsx';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { buttonClass } from './button-class.ts';
import { useUiMessages } from './locale.tsx';

export type DialogProps = {
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** A Button that opens it, when the dialog keeps its own state. */
  trigger?: ReactElement | undefined;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the bottom, the main one last. */
  footer?: ReactNode;
  size?: 'small' | 'normal' | 'wide' | undefined;
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** A press beside it leaves it open: what it shows cannot be shown again. */
  stays?: boolean | undefined;
  children?: ReactNode;
};

const sizeClass = { small: 'sm:max-w-[26rem]', normal: 'sm:max-w-[34rem]', wide: 'sm:max-w-[52rem]' };

export const backdropClass =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-180 data-ending-style:opacity-0 data-starting-style:opacity-0';

/** A question that must be answered before going on. Escape and the cross close it. */
export function Dialog(props: DialogProps) {
  return (
    <Base.Root
      {...(props.open === undefined ? {} : { open: props.open })}
      disablePointerDismissal={props.stays ?? false}
      onOpenChange={(open) => props.onOpenChange?.(open)}
    >
      {props.trigger ? <Base.Trigger render={props.trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Viewport className="fixed inset-0 z-50 grid place-items-center overflow-y-auto p-4">
          <Base.Popup
            {...(props.initialFocus ? { initialFocus: props.initialFocus } : {})}
            className={clsx(
              'flex max-h-[calc(100dvh-2rem)] w-full flex-col rounded-card border border-line bg-float text-ink shadow-float outline-none',
              'transition-[opacity,transform] duration-180 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0',
              sizeClass[props.size ?? 'normal'],
            )}
          >
            <OverlayHeader title={props.title} description={props.description} />
            {props.children ? <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{props.children}</div> : null}
            {props.footer ? <OverlayFooter>{props.footer}</OverlayFooter> : null}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

export function OverlayHeader(props: { title: ReactNode; description?: ReactNode }) {
  const messages = useUiMessages();
  return (
    <div className="flex items-start justify-between gap-4 pt-4 pr-3 pb-3 pl-5">
      <div className="min-w-0 pt-1">
        <Base.Title className="text-18">{props.title}</Base.Title>
        {props.description ? <Base.Description className="mt-1 text-muted">{props.description}</Base.Description> : null}
      </div>
      <Base.Close aria-label={messages.close} className={clsx(buttonClass({ variant: 'quiet', size: 'small' }), 'min-h-8! min-w-8 px-0!')}>
        <X aria-hidden size={16} strokeWidth={1.75} />
      </Base.Close>
    </div>
  );
}

export function OverlayFooter(props: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{props.children}</div>;
}
