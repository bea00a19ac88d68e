import type { ReactNode } from 'react';
import { SkipLink } from './skip-link.tsx';

export type AppShellProps = {
  top?: ReactNode;
  side?: ReactNode;
  bottom?: ReactNode;
  /** `main` keeps its own scrolling panes and no padding. */
  panes?: boolean | undefined;
  children: ReactNode;
};

/** Fills the window: bar on top, menu at the side or bottom, and the one scrolling `main`. */
export function AppShell(props: AppShellProps) {
  return (
    <div className="flex h-dvh flex-col">
      <SkipLink />
      {props.top}
      <div className="flex min-h-0 flex-1">
        {props.side}
        <main
          id="main"
          tabIndex={-1}
          className={props.panes ? 'flex min-h-0 min-w-0 flex-1 outline-none' : 'min-h-0 min-w-0 flex-1 overflow-y-auto p-4 outline-none md:p-6'}
        >
          {props.children}
        </main>
      </div>
      {props.bottom}
    </div>
  );
}
