import type { LatLng } from '@sysops/domain/shared';
import { Button, Field, IconButton, TextArea, TextInput } from '@sysops/ui';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { expertsEn } from '../messages/console-experts-en.ts';
import { readGeojson } from './read-geojson.ts';

const t = expertsEn.area;
const stepKm = 2;
const kmPerDegree = 111.2;
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

const moved = ({ lat, lng }: LatLng, east: number, north: number): LatLng => ({ lat: round(lat + north / kmPerDegree), lng: round(lng + east / (kmPerDegree * Math.cos((lat * Math.PI) / 180))) });

/** Halfway to the next corner. */
function between(points: readonly LatLng[], index: number): LatLng {
  const a = points[index] ?? { lat: 0, lng: 0 };
  const b = points[(index + 1) % points.length] ?? a;
  return { lat: round((a.lat + b.lat) / 2), lng: round((a.lng + b.lng) / 2) };
}

type PolygonProps = { points: readonly LatLng[]; onChange: (points: LatLng[]) => void; corner: number; onCorner: (index: number) => void; disabled: boolean };

/** Corners of a polygon: each by its degrees, the chosen one also step by step; or all at once from a GeoJSON text. */
export function PolygonFields({ points, onChange, corner, onCorner, disabled }: PolygonProps) {
  const set = (index: number, point: LatLng): void => onChange(points.map((p, at) => (at === index ? point : p)));
  const add = (): void => {
    onChange(points.toSpliced(corner + 1, 0, between(points, corner)));
    onCorner(corner + 1);
  };
  const chosen = points[corner];
  return (
    <div className="flex flex-col gap-3">
      <p className="text-small text-muted">{t.pointsHint}</p>
      <div aria-hidden className="-mb-2 grid grid-cols-[1.75rem_1fr_1fr_1.75rem] gap-2 px-2 text-small text-muted"><span /><span>{t.latitude}</span><span>{t.longitude}</span></div>
      <ol className="flex max-h-72 flex-col overflow-y-auto rounded-control border border-line" tabIndex={0} aria-label={t.points}>
        {points.map((point, index) => (
          <CornerRow key={`${points.length}-${index}`} point={point} index={index} chosen={index === corner} last={points.length <= 3} disabled={disabled} onChoose={() => onCorner(index)} onChange={(next) => set(index, next)} onRemove={() => onChange(points.toSpliced(index, 1))} />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" icon={<Plus />} disabled={disabled || points.length >= 200} onClick={add}>{t.addPoint}</Button>
        {chosen ? <Nudge disabled={disabled} onMove={(east, north) => set(corner, moved(chosen, east, north))} /> : null}
      </div>
      <GeojsonField disabled={disabled} onTake={(taken) => { onChange(taken); onCorner(0); }} />
    </div>
  );
}

type CornerProps = { point: LatLng; index: number; chosen: boolean; last: boolean; disabled: boolean; onChoose: () => void; onChange: (point: LatLng) => void; onRemove: () => void };

function CornerRow({ point, index, chosen, last, disabled, onChoose, onChange, onRemove }: CornerProps) {
  const number = index + 1;
  const typed = (text: string, limit: number): number => Math.max(-limit, Math.min(limit, Number(text) || 0));
  return (
    <li className={`flex items-center gap-2 border-t border-line px-2 py-1 first:border-t-0 ${chosen ? 'bg-pressed' : ''}`}>
      <button type="button" aria-pressed={chosen} aria-label={t.corner(number)} onClick={onChoose} className="tabular min-h-6 min-w-7 rounded-control font-medium hover:bg-hover">{number}</button>
      <TextInput type="number" step="any" aria-label={t.lat(number)} disabled={disabled} value={point.lat} onFocus={onChoose} onChange={(event) => onChange({ ...point, lat: typed(event.target.value, 85) })} />
      <TextInput type="number" step="any" aria-label={t.lng(number)} disabled={disabled} value={point.lng} onFocus={onChoose} onChange={(event) => onChange({ ...point, lng: typed(event.target.value, 180) })} />
      <IconButton size="small" label={t.removePoint(number)} icon={<X />} disabled={disabled || last} onClick={onRemove} />
    </li>
  );
}

function Nudge({ disabled, onMove }: { disabled: boolean; onMove: (east: number, north: number) => void }) {
  const ways = [[t.move.west, <ArrowLeft key="w" />, -stepKm, 0], [t.move.north, <ArrowUp key="n" />, 0, stepKm], [t.move.south, <ArrowDown key="s" />, 0, -stepKm], [t.move.east, <ArrowRight key="e" />, stepKm, 0]] as const;
  return (
    <span className="flex gap-1">
      {ways.map(([word, icon, east, north]) => <IconButton key={word} size="small" variant="secondary" label={t.moveBy(word, stepKm)} icon={icon} disabled={disabled} onClick={() => onMove(east, north)} />)}
    </span>
  );
}

function GeojsonField({ disabled, onTake }: { disabled: boolean; onTake: (points: LatLng[]) => void }) {
  const [text, setText] = useState('');
  const [bad, setBad] = useState(false);
  const take = (): void => {
    const points = readGeojson(text);
    setBad(points === null);
    if (!points) return;
    onTake(points);
    setText('');
  };
  return (
    <details className="rounded-control border border-line px-3 py-2">
      <summary className="font-medium">{t.geojson}</summary>
      <div className="mt-2 flex flex-col items-start gap-2">
        <Field label={t.geojson} hideLabel hint={t.geojsonHint} error={bad ? t.geojsonBad : undefined} disabled={disabled} className="w-full">
          <TextArea rows={3} spellCheck={false} className="font-mono text-12" aria-label={t.geojson} value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <Button size="small" disabled={disabled || text.trim() === ''} onClick={take}>{t.geojsonTake}</Button>
      </div>
    </details>
  );
}
