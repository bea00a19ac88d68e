import { Dialog as Base } from '@base-ui/react/dialog';
import clsx from 'clsx';
import { backdropClass, OverlayFooter, OverlayHeader, type DialogProps } from './dialog.tsx';

export type SheetProps = Omit<DialogProps, 'size'> & {
  /** `bottom` always comes from below; otherwise below on phones, from the right on wide screens. */
  side?: 'auto' | 'bottom' | undefined;
};

const bottom =
  'inset-x-0 bottom-0 max-h-[90dvh] rounded-t-[16px] border-t pb-[env(safe-area-inset-bottom,0px)] data-ending-style:translate-y-full data-starting-style:translate-y-full';
const right =
  'sm:inset-y-0 sm:right-0 sm:bottom-auto sm:left-auto sm:h-dvh sm:max-h-none sm:w-[min(28rem,100vw)] sm:rounded-none sm:border-t-0 sm:border-l sm:data-ending-style:translate-x-full sm:data-ending-style:translate-y-0 sm:data-starting-style:translate-x-full sm:data-starting-style:translate-y-0';

/** A panel beside or over the page for a closer look or a longer form. */
export function Sheet(props: SheetProps) {
  return (
    <Base.Root
      {...(props.open === undefined ? {} : { open: props.open })}
      onOpenChange={(open) => props.onOpenChange?.(open)}
    >
      {props.trigger ? <Base.Trigger render={props.trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup
          {...(props.initialFocus ? { initialFocus: props.initialFocus } : {})}
          className={clsx(
            'fixed z-50 flex flex-col border-line bg-float text-ink shadow-float outline-none transition-transform duration-180',
            bottom,
            props.side !== 'bottom' && right,
          )}
        >
          <OverlayHeader title={props.title} description={props.description} />
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{props.children}</div>
          {props.footer ? <OverlayFooter>{props.footer}</OverlayFooter> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
