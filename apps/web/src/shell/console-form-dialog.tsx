import type { ReadableError } from '@sysops/api-client';
import { Button, Dialog, type DialogProps } from '@sysops/ui';
import type { ReactNode } from 'react';
import { consoleEn as t } from '../messages/console-en.ts';
import { focusFirstInvalid } from './focus-first-invalid.ts';
import { Refused } from './console-refused.tsx';

type FormDialogProps = Pick<DialogProps, 'title' | 'description' | 'size' | 'initialFocus'> & {
  open: boolean;
  onClose: () => void;
  submit: string;
  cancel?: string | undefined;
  danger?: boolean | undefined;
  busy: boolean;
  problem: ReadableError | null;
  onSubmit: () => void;
  children?: ReactNode;
};

/** A form over the page. What the server refuses is said inside, with nothing typed lost. */
export function FormDialog(props: FormDialogProps) {
  return (
    <Dialog open={props.open} onOpenChange={(open) => !open && props.onClose()} title={props.title} description={props.description} size={props.size} initialFocus={props.initialFocus}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          props.onSubmit();
          focusFirstInvalid(event.currentTarget);
        }}
      >
        {props.children}
        <Refused problem={props.problem} onNewest={props.onClose} />
        <div className="flex flex-wrap justify-end gap-2 border-t border-line pt-4">
          <Button onClick={props.onClose}>{props.cancel ?? t.cancel}</Button>
          <Button type="submit" variant={props.danger ? 'danger' : 'primary'} busy={props.busy}>{props.submit}</Button>
        </div>
      </form>
    </Dialog>
  );
}
