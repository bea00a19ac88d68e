import type { ReactNode } from 'react';

export type PageHeaderProps = {
  title: ReactNode;
  /** Small line above the title, for example a way back. */
  back?: ReactNode;
  /** Badges beside the title. */
  badges?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
};

/** Top of a page: the one h1, what it is about, and its actions. */
export function PageHeader(props: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        {props.back ? <div className="mb-2 text-muted">{props.back}</div> : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h1 className="text-28 tracking-[-0.015em]">{props.title}</h1>
          {props.badges}
        </div>
        {props.description ? <p className="mt-1.5 max-w-[65ch] text-muted">{props.description}</p> : null}
      </div>
      {props.actions ? <div className="flex flex-wrap items-center gap-2">{props.actions}</div> : null}
    </header>
  );
}
