import { buttonClass } from '@sysops/ui';
import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useMessages } from '../messages/use-messages.tsx';
import { SyncButton } from '../offline/sync-button.tsx';

export type ScreenProps = {
  title: string;
  /** A way back beside the title; where it leads when the screen was opened from a link. */
  back?: '/' | '/knowledge' | undefined;
  /** What to do now, in the thumb's reach. */
  footer?: ReactNode;
  wide?: boolean | undefined;
  children: ReactNode;
};

function BackButton({ fallback }: { fallback: '/' | '/knowledge' }) {
  const t = useMessages();
  const router = useRouter();
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  return (
    <button
      type="button"
      aria-label={t.back}
      className={`${buttonClass({ variant: 'quiet' })} -mr-1 -ml-3 min-w-12 px-0!`}
      onClick={() => (canGoBack ? router.history.back() : void navigate({ to: fallback }))}
    >
      <ArrowLeft aria-hidden size={20} strokeWidth={1.75} />
    </button>
  );
}

/** One screen: its name and the sync state on top, what scrolls, and the buttons at the bottom. */
export function Screen(props: ScreenProps) {
  useEffect(() => {
    document.title = `${props.title} · Sysops Squad`;
  }, [props.title]);
  const column = `mx-auto w-full px-4 ${props.wide ? 'max-w-5xl' : 'max-w-2xl'}`;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="border-b border-line bg-surface pt-[env(safe-area-inset-top,0px)]">
        <div className={`${column} flex min-h-15 items-center gap-2`}>
          {props.back ? <BackButton fallback={props.back} /> : null}
          <h1 className="min-w-0 flex-1 truncate text-22 tracking-[-0.01em]">{props.title}</h1>
          <SyncButton />
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div className={`${column} flex flex-col gap-4 py-4 pb-6`}>{props.children}</div>
      </div>
      {props.footer ? (
        <div className="border-t border-line bg-surface">
          <div className={`${column} flex flex-col gap-2 py-3`}>{props.footer}</div>
        </div>
      ) : null}
    </div>
  );
}
