import type { ReactNode } from 'react';
import { EmptyDrawingArt, type EmptyDrawing } from './empty-drawings.tsx';

export type EmptyStateProps = {
  title: ReactNode;
  text?: ReactNode;
  drawing?: EmptyDrawing | undefined;
  /** It is the whole page, so its title is the page's heading. */
  page?: boolean | undefined;
  /** The one thing to do now. */
  action?: ReactNode;
};

export function EmptyState(props: EmptyStateProps) {
  const Title = props.page ? 'h1' : 'p';
  return (
    <div className="flex flex-col items-center px-4 py-8 text-center">
      <EmptyDrawingArt drawing={props.drawing ?? 'inbox'} />
      <Title className="mt-4 text-[1.125em] font-bold">{props.title}</Title>
      {props.text ? <p className="mt-1 max-w-[44ch] text-pretty text-muted">{props.text}</p> : null}
      {props.action ? <div className="mt-5">{props.action}</div> : null}
    </div>
  );
}
