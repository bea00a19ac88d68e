import type { ReadableError } from '@sysops/api-client';
import { ErrorState } from '@sysops/ui';
import type { ReactNode } from 'react';
import { problemWords } from '../messages/problem-words.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';

/** Why something was not done, whether it may be tried again, and which request it was. */
export function Refusal(props: { problem: ReadableError | null; /** What was typed is kept. */ kept?: boolean; actions?: ReactNode }) {
  const t = useMessages();
  const { language } = useLanguage();
  const { problem } = props;
  if (!problem) return null;
  const unknown = problem.code === 'offline' || problem.code === 'internal' || problem.code === 'retry';
  return (
    <ErrorState
      compact
      title={problemWords(problem, language)}
      advice={unknown ? t.errors.tryAgain : t.errors.nothingDone}
      dataSafe={props.kept ? true : null}
      requestId={problem.requestId ?? undefined}
      actions={props.actions}
    />
  );
}
