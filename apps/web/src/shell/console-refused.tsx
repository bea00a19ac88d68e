import type { ReadableError } from '@sysops/api-client';
import type { TicketEvent } from '@sysops/domain/tickets';
import { Button, ErrorState } from '@sysops/ui';
import { consoleEn as t } from '../messages/console-en.ts';
import { eventWords } from '../messages/console-words.ts';

type RefusedProps = {
  problem: ReadableError | null;
  /** Takes the newest version; offered when somebody else was faster. */
  onNewest?: (() => void) | undefined;
};

const isEvent = (type: string): type is TicketEvent['type'] => type in eventWords;

/** Why the server did not do it, and what to do now. A stale write says what changed meanwhile. */
export function Refused({ problem, onNewest }: RefusedProps) {
  if (!problem) return null;
  const requestId = problem.requestId ?? undefined;
  if (problem.code === 'offline') return <ErrorState compact title={t.errors.offline} advice={t.errors.unknownOutcome} dataSafe={null} requestId={requestId} />;
  if (problem.code !== 'stale') return <ErrorState compact title={problem.message} advice={t.errors.nothingChanged} dataSafe={null} requestId={requestId} />;
  const { changes } = problem.facts;
  const words = Array.isArray(changes) ? changes.map((type) => (isEvent(type) ? eventWords[type] : type)) : [];
  return (
    <ErrorState
      compact
      title={t.errors.stale}
      advice={words.length > 0 ? `${t.errors.staleChanges}: ${words.join(', ')}. ${t.errors.nothingChanged}` : t.errors.staleAdvice}
      dataSafe={null}
      requestId={requestId}
      actions={onNewest ? <Button onClick={onNewest}>{t.errors.staleLoad}</Button> : null}
    />
  );
}
