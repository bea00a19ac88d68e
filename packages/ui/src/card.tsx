import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

export type CardProps = Omit<ComponentProps<'section'>, 'title'> & {
  title?: ReactNode;
  /** Buttons at the end of the title line. */
  actions?: ReactNode;
  /** Content touches the edges, for tables and maps. */
  flush?: boolean | undefined;
  headingLevel?: 2 | 3 | 4 | undefined;
};

export function Card(props: CardProps) {
  const { title, actions, flush = false, headingLevel = 2, className, children, ...rest } = props;
  const Heading = `h${headingLevel}` as const;
  return (
    <section {...rest} className={clsx('min-w-0 rounded-card border border-line bg-surface', flush && 'overflow-clip', className)}>
      {title || actions ? (
        <div className={clsx('flex min-h-control items-center justify-between gap-3 px-card pt-[calc(var(--card-pad)*0.75)]', flush && 'pb-[calc(var(--card-pad)*0.75)]')}>
          <Heading className="min-w-0 text-[1.125em]">{title}</Heading>
          {actions ? <div className="flex shrink-0 items-center gap-1.5">{actions}</div> : null}
        </div>
      ) : null}
      <div className={clsx(!flush && 'p-card', !flush && title && 'pt-[calc(var(--card-pad)*0.5)]')}>{children}</div>
    </section>
  );
}
