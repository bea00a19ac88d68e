import clsx from 'clsx';
import { lazy, Suspense } from 'react';
import type { AreaMapProps } from './area-map-types.ts';
import { Skeleton } from './skeleton.tsx';

export type * from './area-map-types.ts';

const MapView = lazy(async () => ({ default: (await import('./map/map-view.tsx')).MapView }));

/** Map of areas, people and places, drawn from outlines on board: no tiles, no network. */
export function AreaMap(props: AreaMapProps) {
  return (
    <div className={clsx('relative overflow-clip rounded-card border border-line bg-map-water', props.className ?? 'h-80')}>
      <Suspense fallback={<Skeleton className="size-full rounded-none" />}>
        <MapView {...props} />
      </Suspense>
    </div>
  );
}
