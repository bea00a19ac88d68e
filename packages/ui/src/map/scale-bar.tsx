import { kmToPixels, type View } from './view.ts';

const kmInMile = 1.609344;
const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];

export function distanceText(km: number, unit: 'mi' | 'km'): string {
  const value = unit === 'mi' ? km / kmInMile : km;
  return `${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10} ${unit}`;
}

/** The largest round distance that fits in 96 px. */
export function ScaleBar({ view, unit }: { view: View; unit: 'mi' | 'km' }) {
  const perUnit = kmToPixels(view, view.lat, unit === 'mi' ? kmInMile : 1);
  const step = steps.findLast((value) => value * perUnit <= 96) ?? steps[0] ?? 1;
  return (
    <div aria-hidden className="pointer-events-none absolute bottom-2 left-3 flex flex-col gap-0.5 text-[11px] leading-none text-ink">
      <span className="tabular [text-shadow:0_0_3px_var(--map-land),0_0_3px_var(--map-land)]">{`${step} ${unit}`}</span>
      <span className="h-1.5 border-x border-b border-ink" style={{ width: step * perUnit }} />
    </div>
  );
}
