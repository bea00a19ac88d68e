import { PageHeader, type PageHeaderProps } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { consoleEn as t } from '../messages/console-en.ts';
import { Loaded, type LoadedProps } from './console-loaded.tsx';

type ConsolePageProps = Omit<PageHeaderProps, 'title' | 'back'> & {
  title: string;
  back?: { readonly to: string; readonly label: string } | undefined;
  children: ReactNode;
};

/** One screen of the console: its name in the window's title, the header, then the content. */
export function ConsolePage({ title, back, children, ...header }: ConsolePageProps) {
  useEffect(() => {
    document.title = `${title} · ${t.product} ${t.title}`;
  }, [title]);
  const way = back ? (
    <Link to={back.to} className="link inline-flex items-center gap-1.5">
      <ArrowLeft aria-hidden size={14} strokeWidth={1.75} />
      {back.label}
    </Link>
  ) : undefined;
  return (
    <div className="mx-auto flex w-full max-w-[1440px] min-w-0 flex-col gap-5">
      <PageHeader title={title} back={way} {...header} />
      {children}
    </div>
  );
}

type LoadedPageProps<Data> = Pick<LoadedProps<Data>, 'query' | 'children'> & Pick<ConsolePageProps, 'title' | 'back'>;

/** A screen about one thing: `title` stands over it until the thing itself has come, or over why it did not. */
export function LoadedPage<Data>({ query, title, back, children }: LoadedPageProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  return (
    <ConsolePage title={title} back={back}>
      <Loaded query={query}>{children}</Loaded>
    </ConsolePage>
  );
}
