import clsx from 'clsx';
import type { KeyboardEvent } from 'react';
import type { MapPoint } from '../area-map-types.ts';
import { placeLabels, type PlacedPoint } from './place-labels.ts';
import { toPixel, type Size, type View } from './view.ts';

const fillClass: Record<NonNullable<MapPoint['tone']>, string> = {
  ink: 'fill-neutral-12',
  now: 'fill-lime-9',
  blue: 'fill-blue-9',
  amber: 'fill-amber-9',
  red: 'fill-red-9',
  gray: 'fill-neutral-9',
};

const glyphClass: Record<NonNullable<MapPoint['tone']>, string> = {
  ink: 'fill-neutral-1',
  now: 'fill-on-now',
  blue: 'fill-white',
  amber: 'fill-on-now',
  red: 'fill-white',
  gray: 'fill-white',
};

const glyphStroke: Record<NonNullable<MapPoint['tone']>, string> = {
  ink: 'stroke-neutral-1',
  now: 'stroke-on-now',
  blue: 'stroke-white',
  amber: 'stroke-on-now',
  red: 'stroke-white',
  gray: 'stroke-white',
};

type MarksProps = {
  points: readonly MapPoint[];
  view: View;
  size: Size;
  onSelect: ((id: string) => void) | undefined;
};

export function MapMarks(props: MarksProps) {
  const placed = placeLabels(
    props.points.map((point) => ({ ...point, at: toPixel(props.view, props.size, point) })),
    props.size,
  );
  return (
    <g>
      {placed.map((point) => (
        <Mark key={point.id} point={point} onSelect={props.onSelect} />
      ))}
    </g>
  );
}

function selectable(point: MapPoint, onSelect: ((id: string) => void) | undefined) {
  if (!onSelect) return { role: 'img' as const, 'aria-label': point.label };
  return {
    role: 'button' as const,
    tabIndex: 0,
    'aria-label': point.label,
    'aria-pressed': point.selected ?? false,
    onClick: () => onSelect(point.id),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onSelect(point.id);
    },
  };
}

function Mark({ point, onSelect }: { point: PlacedPoint; onSelect: ((id: string) => void) | undefined }) {
  const text = point.text ?? { x: point.at.x + 18, y: point.at.y + 4, anchor: 'start' as const };
  return (
    <g {...selectable(point, onSelect)} className={clsx('group/mark outline-none', onSelect && 'cursor-pointer')}>
      <g transform={`translate(${point.at.x} ${point.at.y})`}>
        <circle r={17} className="fill-none stroke-focus stroke-2 opacity-0 group-focus-visible/mark:opacity-100" />
        {point.selected ? <circle r={16} className="fill-none stroke-ink" strokeWidth={2} /> : null}
        <Glyph point={point} />
      </g>
      <text
        aria-hidden
        x={text.x}
        y={text.y}
        textAnchor={text.anchor}
        paintOrder="stroke"
        className={clsx(
          'pointer-events-none fill-ink stroke-map-land stroke-[3px] text-12 font-medium [stroke-linejoin:round]',
          !point.text && 'opacity-0 group-hover/mark:opacity-100 group-focus-visible/mark:opacity-100',
        )}
      >
        {point.label}
      </text>
    </g>
  );
}

function Glyph({ point }: { point: MapPoint }) {
  const tone = point.tone ?? 'ink';
  const frame = clsx(fillClass[tone], 'stroke-map-land');
  if (point.kind === 'person') {
    return (
      <>
        <circle r={12} strokeWidth={2} className={frame} />
        <circle cy={-3.5} r={3.25} className={glyphClass[tone]} />
        <path d="M-6 7a6 5.5 0 0 1 12 0Z" className={glyphClass[tone]} />
      </>
    );
  }
  if (point.kind === 'home') {
    return (
      <>
        <rect x={-10} y={-10} width={20} height={20} rx={5} strokeWidth={2} className={frame} />
        <path d="M-5.5 0 0-5 5.5 0M-3.5-1.5V5h7v-6.5" fill="none" strokeWidth={1.5} strokeLinejoin="round" strokeLinecap="round" className={glyphStroke[tone]} />
      </>
    );
  }
  return (
    <>
      <path d="M0 11C-4 6-9 2-9-4a9 9 0 0 1 18 0c0 6-5 10-9 15Z" strokeWidth={2} className={frame} />
      <circle r={3} cy={-4} className={glyphClass[tone]} />
    </>
  );
}
