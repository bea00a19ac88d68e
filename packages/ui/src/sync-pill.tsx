import { CircleAlert, CloudCheck, CloudUpload } from 'lucide-react';
import clsx from 'clsx';
import { useUiLocale, useUiMessages } from './locale.tsx';
import { waitingCount } from './ui-messages.ts';

/** Exactly three states: everything arrived, some changes wait, a person must decide. */
export type SyncState = { kind: 'saved' } | { kind: 'waiting'; count: number } | { kind: 'needs_you'; count: number };

const looks = {
  saved: { icon: CloudCheck, className: 'border-line bg-surface text-ink' },
  waiting: { icon: CloudUpload, className: 'border-transparent bg-amber-3 text-amber-12' },
  needs_you: { icon: CircleAlert, className: 'border-transparent bg-red-3 text-red-12' },
};

export function SyncPill(props: { state: SyncState; onOpen?: (() => void) | undefined }) {
  const locale = useUiLocale();
  const messages = useUiMessages();
  const { icon: Icon, className } = looks[props.state.kind];
  const words = {
    saved: () => messages.synced,
    waiting: () => waitingCount(locale, props.state.kind === 'saved' ? 0 : props.state.count),
    needs_you: () => messages.syncNeedsYou,
  }[props.state.kind]();
  const shape = clsx('tabular inline-flex min-h-8 items-center gap-1.5 rounded-pill border px-3 text-13 font-medium whitespace-nowrap', className);
  const content = (
    <>
      <Icon aria-hidden size={16} strokeWidth={1.75} />
      <span aria-live="polite">{words}</span>
    </>
  );
  if (!props.onOpen) return <span className={shape}>{content}</span>;
  return (
    <button type="button" onClick={props.onOpen} className={clsx(shape, 'min-h-[max(2rem,var(--control-small))]')}>
      {content}
    </button>
  );
}
