import { useEffect, useState, useSyncExternalStore } from 'react';
import { keepingNow, watchKeeping, type Keeping } from './draft.ts';

const words: Readonly<Record<Keeping, string>> = { kept: 'Draft kept on this computer', keeping: 'Keeping the draft…', lost: 'Draft not kept: this computer could not store it' };

/** Shorter waits are not shown: the words would flicker with every key. */
const noticeableMs = 300;

/** Says whether a crash would lose what was typed. */
export function DraftKept() {
  const now = useSyncExternalStore(watchKeeping, keepingNow);
  const [shown, setShown] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setShown(now), now === 'keeping' ? noticeableMs : 0);
    return () => clearTimeout(timer);
  }, [now]);
  return <span data-keeping={now} className={`text-12 ${shown === 'lost' ? 'text-danger-text' : 'text-muted'}`}>{words[shown]}</span>;
}
