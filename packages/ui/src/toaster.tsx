import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import { Toaster as Base, toast } from 'sonner';
import { useUiMessages } from './locale.tsx';

const icon = 'size-5 stroke-[1.75] shrink-0';

/** One per program, near the root. */
export function Toaster(props: { position?: 'bottom-right' | 'top-center' | 'bottom-center' }) {
  const messages = useUiMessages();
  return (
    <Base
      position={props.position ?? 'bottom-right'}
      containerAriaLabel={messages.notifications}
      gap={8}
      icons={{
        success: <CircleCheck aria-hidden className={icon} />,
        error: <CircleAlert aria-hidden className={`${icon} text-danger-text`} />,
        info: <Info aria-hidden className={icon} />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full sm:w-90 items-start gap-3 rounded-card border border-line bg-float px-4 py-3 text-14 text-ink shadow-float font-sans',
          title: 'font-medium',
          description: 'text-muted',
          content: 'flex-1 min-w-0',
          icon: 'mt-px',
          actionButton: 'min-h-6 shrink-0 rounded-control px-1.5 font-medium underline underline-offset-4 hover:bg-hover',
          cancelButton: 'min-h-6 shrink-0 rounded-control px-1.5 text-muted hover:bg-hover',
        },
      }}
    />
  );
}

/** Offers to take back what was just done, for eight seconds. */
export function toastUndo(message: string, undo: { label: string; run: () => void }): void {
  toast(message, { duration: 8000, action: { label: undo.label, onClick: undo.run } });
}

export { toast };
