import type { KeyboardEvent } from 'react';
import type { EditableCircle } from '../area-map-types.ts';
import { useUiMessages } from '../locale.tsx';
import { distanceText } from './scale-bar.tsx';
import { useDrag, type MapView } from './use-map-view.ts';
import { distanceKm, kmToPixels, moveKm, toLatLng, toPixel, type Pixel, type Size, type View } from './view.ts';

const minKm = 1;
const maxKm = 400;
const limited = (km: number): number => Math.round(Math.min(maxKm, Math.max(minKm, km)) * 10) / 10;

type EditableProps = {
  circle: EditableCircle;
  onChange: (circle: EditableCircle) => void;
  map: MapView;
  view: View;
  size: Size;
  unit: 'mi' | 'km';
};

/** A circle with two handles: the centre moves it, the one on the rim sets the radius. */
export function EditableArea(props: EditableProps) {
  const { circle, view, size } = props;
  const centre = toPixel(view, size, circle);
  const radius = kmToPixels(view, circle.lat, circle.radiusKm);
  const rim = { x: centre.x + radius, y: centre.y };
  const text = distanceText(circle.radiusKm, props.unit);
  return (
    <g>
      <circle cx={centre.x} cy={centre.y} r={radius} strokeWidth={2} className="pointer-events-none fill-neutral-12/8 stroke-ink" />
      {circle.fixed ? null : <line x1={centre.x} y1={centre.y} x2={rim.x} y2={rim.y} strokeDasharray="3 4" className="stroke-ink" />}
      {circle.fixed ? null : <text aria-hidden x={(centre.x + rim.x) / 2} y={centre.y - 8} textAnchor="middle" paintOrder="stroke" className="tabular pointer-events-none fill-ink stroke-map-land stroke-[3px] text-12 font-medium">
        {text}
      </text>}
      <CentreHandle {...props} at={centre} />
      {circle.fixed ? null : <RimHandle {...props} at={rim} text={text} />}
    </g>
  );
}

function arrowStep(event: KeyboardEvent, stepKm = 1): { east: number; north: number } | undefined {
  const km = event.shiftKey ? stepKm * 10 : stepKm;
  const steps: Record<string, { east: number; north: number }> = {
    ArrowLeft: { east: -km, north: 0 },
    ArrowRight: { east: km, north: 0 },
    ArrowUp: { east: 0, north: km },
    ArrowDown: { east: 0, north: -km },
  };
  return steps[event.key];
}

const handleClass = 'cursor-move touch-none outline-none group/handle';
const halo = 'fill-none stroke-focus stroke-2 opacity-0 group-focus-visible/handle:opacity-100';

function CentreHandle(props: EditableProps & { at: Pixel }) {
  const messages = useUiMessages();
  const { circle, onChange, map, view, size, at } = props;
  const drag = useDrag((by) => {
    map.hold();
    onChange({ ...circle, ...toLatLng(view, size, { x: at.x + by.x, y: at.y + by.y }) });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrowStep(event, circle.fixed ? 0.2 : 1);
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    map.hold();
    onChange({ ...circle, ...moveKm(circle, step.east, step.north) });
  };
  return (
    <g role="button" tabIndex={0} aria-label={messages.moveCentre} className={handleClass} {...drag} onKeyDown={onKeyDown} transform={`translate(${at.x} ${at.y})`}>
      <circle r={24} className="fill-transparent" />
      <circle r={14} className={halo} />
      <circle r={9} strokeWidth={2} className="fill-neutral-12 stroke-map-land" />
      <path aria-hidden d="M-4 0h8M0-4v8" strokeWidth={1.5} strokeLinecap="round" className="stroke-neutral-1" />
    </g>
  );
}

function RimHandle(props: EditableProps & { at: Pixel; text: string }) {
  const messages = useUiMessages();
  const { circle, onChange, map, view, size, at } = props;
  const setRadius = (km: number) => {
    map.hold();
    onChange({ ...circle, radiusKm: limited(km) });
  };
  const drag = useDrag((by) => setRadius(distanceKm(circle, toLatLng(view, size, { x: at.x + by.x, y: at.y }))));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrowStep(event);
    const change = step ? step.east + step.north : { PageUp: 10, PageDown: -10 }[event.key];
    if (change === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setRadius(circle.radiusKm + change);
  };
  return (
    <g
      role="slider"
      tabIndex={0}
      aria-label={messages.changeRadius}
      aria-valuemin={minKm}
      aria-valuemax={maxKm}
      aria-valuenow={circle.radiusKm}
      aria-valuetext={props.text}
      className={`${handleClass} cursor-ew-resize`}
      {...drag}
      onKeyDown={onKeyDown}
      transform={`translate(${at.x} ${at.y})`}
    >
      <circle r={24} className="fill-transparent" />
      <circle r={13} className={halo} />
      <circle r={8} strokeWidth={2} className="fill-surface stroke-ink" />
    </g>
  );
}
