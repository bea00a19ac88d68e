import type { ReadableError } from '@sysops/api-client';
import { Button } from '@sysops/ui';
import { consoleEn as t } from '../messages/console-en.ts';
import { Refused } from './console-refused.tsx';
import { UnsavedGuard } from './unsaved-guard.tsx';

type SaveBarProps = { dirty: boolean; busy: boolean; problem: ReadableError | null; onSave: () => void; onDiscard: () => void; disabled?: boolean };

/** Appears with the first change: save or discard. While it shows, leaving the screen asks first. */
export function SaveBar({ dirty, busy, problem, onSave, onDiscard, disabled = false }: SaveBarProps) {
  return (
    <>
      <UnsavedGuard dirty={dirty && !busy} />
      <Refused problem={problem} onNewest={onDiscard} />
      {dirty ? (
        <div role="status" className="sticky bottom-0 z-10 flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-float px-4 py-3 shadow-float">
          <span className="font-medium">{t.unsaved.bar}</span>
          <span className="flex gap-2">
            <Button onClick={onDiscard}>{t.unsaved.discard}</Button>
            <Button variant="primary" busy={busy} disabled={disabled} onClick={onSave}>{t.save}</Button>
          </span>
        </div>
      ) : null}
    </>
  );
}
