import { Button, Kbd } from '@sysops/ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { ActProblem } from './act-problem.tsx';
import type { AccountAct } from './use-account-act.ts';

export type StepProps = {
  readonly title: string;
  /** What it means, in words the agent can read to the caller. */
  readonly text?: ReactNode;
  readonly button: string;
  readonly danger?: boolean;
  readonly act: AccountAct;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly leave?: string;
  readonly children?: ReactNode;
};

/** The second press of an act, in place and never over the call: Enter does it, Escape leaves everything as it is. */
export function Step({ title, text, button, danger = false, act, onSubmit, onClose, leave = 'Leave it', children }: StepProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const before = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : null;
    const first = form.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea') ?? form.current?.querySelector<HTMLElement>('button[type=submit]');
    first?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
    // Where the hand was before; a button that is gone leaves it to the panel.
    return () => (before?.isConnected ? before : document.getElementById('account-panel'))?.focus();
  }, []);
  const press = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!act.busy) onSubmit();
  };
  return (
    <form ref={form} aria-label={title} noValidate onSubmit={submit} onKeyDown={press} className="flex flex-col gap-3 rounded-card border border-line-strong bg-page p-3.5">
      <div>
        <h4 className="text-14">{title}</h4>
        {text ? <p className="mt-0.5 max-w-[64ch] text-pretty">{text}</p> : null}
      </div>
      {children}
      <ActProblem problem={act.problem} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={act.busy}>{button}<Kbd inverted>Enter</Kbd></Button>
        <Button variant="quiet" onClick={onClose}>{leave}<Kbd>Esc</Kbd></Button>
      </div>
    </form>
  );
}
