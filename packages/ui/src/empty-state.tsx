import type { ReactNode } from 'react';
import { EmptyDrawingArt, type EmptyDrawing } from './empty-drawings.tsx';

export type EmptyStateProps = {
  title: ReactNode;
  text?: ReactNode;
  drawing?: EmptyDrawing | undefined;
  /** The one thing to do now. */
  action?: ReactNode;
};

export function EmptyState(props: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-4 py-8 text-center">
      <EmptyDrawingArt drawing={props.drawing ?? 'inbox'} />
      <p className="mt-4 text-[1.125em] font-bold">{props.title}</p>
      {props.text ? <p className="mt-1 max-w-[44ch] text-pretty text-muted">{props.text}</p> : null}
      {props.action ? <div className="mt-5">{props.action}</div> : null}
    </div>
  );
}
