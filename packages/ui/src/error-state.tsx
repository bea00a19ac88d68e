import { CircleAlert, RotateCw, ShieldCheck, TriangleAlert } from 'lucide-react';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { CopyText } from './copy-text.tsx';
import { useUiMessages } from './locale.tsx';

export type ErrorStateProps = {
  /** What happened, as a sentence. */
  title: ReactNode;
  /** What to do now. */
  advice: ReactNode;
  /** Whether the person's data is safe; `null` when nothing was being changed. */
  dataSafe: boolean | null;
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  /** Other ways on, for example a link. */
  actions?: ReactNode;
  compact?: boolean | undefined;
};

/** Says what happened, what to do, whether data is safe, and which request it was. */
export function ErrorState(props: ErrorStateProps) {
  const messages = useUiMessages();
  return (
    <div role="alert" className={clsx('flex gap-3 rounded-card border border-red-6 bg-red-2 text-ink', props.compact ? 'p-3' : 'p-4')}>
      <CircleAlert aria-hidden size={20} strokeWidth={1.75} className="mt-px shrink-0 text-red-11" />
      <div className="min-w-0 flex-1">
        <p className="font-bold">{props.title}</p>
        <p className="mt-0.5">{props.advice}</p>
        {props.dataSafe === null ? null : <DataSafety safe={props.dataSafe} />}
        {props.onRetry || props.actions ? (
          <div className="mt-3 flex flex-wrap gap-2">
            {props.onRetry ? (
              <Button onClick={props.onRetry} busy={props.retrying} icon={<RotateCw />}>
                {messages.retry}
              </Button>
            ) : null}
            {props.actions}
          </div>
        ) : null}
        {props.requestId ? (
          <p className="mt-3 flex flex-wrap items-center gap-x-2 text-12">
            <span>{messages.requestId}</span>
            <CopyText text={props.requestId} />
          </p>
        ) : null}
      </div>
    </div>
  );
}

function DataSafety({ safe }: { safe: boolean }) {
  const messages = useUiMessages();
  const Icon = safe ? ShieldCheck : TriangleAlert;
  return (
    <p className="mt-2 flex items-center gap-1.5 font-medium">
      <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      {safe ? messages.dataSafe : messages.dataAtRisk}
    </p>
  );
}
