import type { ServiceArea } from '@sysops/domain/experts';
import { Field, TextArea, TextInput } from '@sysops/ui';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { expertsEn } from '../messages/console-experts-en.ts';
import { PolygonFields } from './polygon-fields.tsx';

const t = expertsEn.area;
const shownOnMap = 40;

/** What was typed as ZIP codes, each once. */
export const zipsIn = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ''))];

/** Where ZIP codes lie, for as many as a map shows; unknown ones are left out. */
export function useZipPlaces(zips: readonly string[]): { readonly zip: string; readonly lat: number; readonly lng: number }[] {
  const shown = zips.filter((zip) => /^\d{5}$/.test(zip)).slice(0, shownOnMap);
  const found = useQueries({ queries: shown.map((zip) => api.customers.locateZip.queryOptions({ zip }, { staleTime: Infinity, retry: false })) });
  return found.flatMap(({ data }, index) => (data ? [{ zip: shown[index] ?? '', lat: data.lat, lng: data.lng }] : []));
}

type FieldsProps = { area: ServiceArea; onChange: (area: ServiceArea) => void; corner: number; onCorner: (index: number) => void; error: string | null; disabled: boolean };

/** The area in numbers, for the keyboard and for exact work. */
export function AreaFields({ area, onChange, corner, onCorner, error, disabled }: FieldsProps) {
  if (area.kind === 'circle') {
    return (
      <Field label={t.radius} hint={t.radiusHint} disabled={disabled}>
        <TextInput type="number" min={1} max={400} step={1} className="max-w-32" value={area.radiusKm} onChange={(event) => onChange({ ...area, radiusKm: Math.min(400, Math.max(1, Number(event.target.value) || 1)) })} />
      </Field>
    );
  }
  if (area.kind === 'zips') return <ZipField zips={area.zips} onChange={(zips) => onChange({ kind: 'zips', zips })} error={error} disabled={disabled} />;
  return <PolygonFields points={area.points} onChange={(points) => onChange({ kind: 'polygon', points })} corner={corner} onCorner={onCorner} disabled={disabled} />;
}

/** Keeps the text as it is typed; the list behind it is read from it. */
function ZipField({ zips, onChange, error, disabled }: { zips: readonly string[]; onChange: (zips: string[]) => void; error: string | null; disabled: boolean }) {
  const [text, setText] = useState(zips.join(' '));
  const shown = zipsIn(text).join(' ') === zips.join(' ') ? text : zips.join(' ');
  const type = (next: string): void => {
    setText(next);
    onChange(zipsIn(next));
  };
  return (
    <>
      <Field label={t.zips} hint={t.zipsHint} error={error ?? undefined} disabled={disabled}>
        <TextArea rows={6} className="tabular" spellCheck={false} value={shown} onChange={(event) => type(event.target.value)} />
      </Field>
      <p className="text-small text-muted">{t.zipsCount(zips.length)}. {t.zipsMap}</p>
    </>
  );
}
