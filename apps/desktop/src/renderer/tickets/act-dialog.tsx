import { Button, Dialog, ErrorState, Kbd } from '@sysops/ui';
import type { ReactNode, RefObject } from 'react';
import type { TicketAct } from './use-ticket-act.ts';

export type ActDialogProps = {
  readonly title: string;
  readonly intro: string;
  readonly button: string;
  readonly danger?: boolean;
  readonly act: TicketAct;
  readonly ready: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly first: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
};

/** A question with its reason, answered by keyboard: Ctrl Enter does it, Escape leaves everything as it is. */
export function ActDialog(props: ActDialogProps) {
  const { act, ready } = props;
  const confirm = (): void => {
    if (ready && !act.busy) props.onConfirm();
  };
  const press = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm();
  };
  const footer = (
    <>
      <Button variant="quiet" onClick={props.onClose}>Leave it</Button>
      <Button variant={props.danger ? 'danger' : 'primary'} busy={act.busy} disabled={!ready} onClick={confirm}>{props.button}<Kbd inverted>Ctrl Enter</Kbd></Button>
    </>
  );
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())} size="small" initialFocus={props.first} title={props.title} description={props.intro} footer={footer}>
      <form aria-label={props.title} noValidate onSubmit={(event) => { event.preventDefault(); confirm(); }} onKeyDown={press} className="flex flex-col gap-3">
        {act.problem ? <ErrorState compact title={act.problem.title} advice={act.problem.advice} dataSafe={null} requestId={act.problem.requestId ?? undefined} /> : null}
        {props.children}
      </form>
    </Dialog>
  );
}
