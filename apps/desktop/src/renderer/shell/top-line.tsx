import { Badge, BrandMark, Kbd, SyncPill, TopBar, type SyncState } from '@sysops/ui';
import { Search } from 'lucide-react';
import type { LiveState } from '@sysops/api-client';
import { useConnection } from '../api/connection.ts';
import { useOutbox } from '../offline/outbox.ts';
import { actionOf, shownKey } from './actions.ts';
import { runAction } from './live-actions.ts';
import { useSession } from './session.tsx';

function useSyncState(): SyncState {
  const { accountId } = useSession();
  const mine = useOutbox().list.filter(({ owner }) => owner === accountId);
  const refused = mine.filter(({ refusal }) => refusal !== null).length;
  if (refused > 0) return { kind: 'needs_you', count: refused };
  return mine.length > 0 ? { kind: 'waiting', count: mine.length } : { kind: 'saved' };
}

const connectionWords: Readonly<Record<LiveState, string>> = { live: 'Connected', connecting: 'Connecting', away: 'Server away' };

/** The palette's field and what an agent must know at any time: is the server there, is everything sent. */
export function TopLine() {
  const connection = useConnection();
  return (
    <TopBar
      className="min-h-11! px-3.5!"
      brand={<BrandMark size={28} />}
      end={
        <>
          <span role="status"><Badge dot tone={connection === 'live' ? 'jade' : connection === 'connecting' ? 'gray' : 'amber'}>{connectionWords[connection]}</Badge></span>
          <span data-action="unsent"><SyncPill state={useSyncState()} onOpen={() => runAction('unsent')} /></span>
        </>
      }
    >
      <button
        type="button"
        data-action="palette"
        onClick={() => runAction('palette')}
        className="mx-auto flex h-control w-full max-w-xl items-center gap-2 rounded-control border border-line-strong bg-surface px-2.5 text-left text-muted hover:border-neutral-11"
      >
        <Search aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
        <span className="flex-1 truncate">{actionOf('palette').label}</span>
        <Kbd>{shownKey('palette')}</Kbd>
      </button>
    </TopBar>
  );
}
