import clsx from 'clsx';
import type { ReactNode } from 'react';

export type TopBarProps = {
  /** Name or mark of the program. */
  brand?: ReactNode;
  /** Middle, for example a search field. */
  children?: ReactNode;
  end?: ReactNode;
  sticky?: boolean | undefined;
  className?: string | undefined;
};

/** Bar over the whole program. */
export function TopBar(props: TopBarProps) {
  return (
    <header
      className={clsx(
        'flex min-h-[calc(var(--control)+1rem)] items-center gap-4 border-b border-line bg-surface px-4 pt-[env(safe-area-inset-top,0px)]',
        props.sticky && 'sticky top-0 z-20',
        props.className,
      )}
    >
      {props.brand ? <div className="flex shrink-0 items-center gap-2 font-bold">{props.brand}</div> : null}
      <div className="flex min-w-0 flex-1 items-center">{props.children}</div>
      {props.end ? <div className="flex shrink-0 items-center gap-1.5">{props.end}</div> : null}
    </header>
  );
}
