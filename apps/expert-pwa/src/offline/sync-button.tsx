import { SyncPill } from '@sysops/ui';
import { createContext, lazy, Suspense, use, useState, type ReactNode } from 'react';
import { useSession } from '../shell/session.tsx';
import { summarise } from './command-queue.ts';
import { useOutbox } from './use-outbox.ts';

const SyncSheet = lazy(async () => ({ default: (await import('./sync-sheet.tsx')).SyncSheet }));

const OpenContext = createContext<() => void>(() => undefined);

/** Keeps the list of unsent changes ready to be opened from the top of any screen. */
export function SyncProvider(props: { children: ReactNode }) {
  const [open, setOpen] = useState<boolean | null>(null);
  return (
    <OpenContext value={() => setOpen(true)}>
      {props.children}
      {open === null ? null : <Suspense><SyncSheet open={open} onOpenChange={setOpen} /></Suspense>}
    </OpenContext>
  );
}

/** The state of what this expert did, always at the top of a screen. */
export function SyncButton() {
  const { expertId } = useSession();
  return <SyncPill state={summarise(useOutbox(), expertId)} onOpen={use(OpenContext)} />;
}
