import type { ExpertView, ServiceArea } from '@sysops/domain/experts';
import type { LatLng } from '@sysops/domain/shared';
import { AreaMap, Card, Segmented } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { expertsEn } from '../messages/console-experts-en.ts';
import { useStaff } from '../shell/console-staff.ts';
import { SaveBar } from '../shell/save-bar.tsx';
import { AreaFields, useZipPlaces, zipsIn } from './area-fields.tsx';
import { useSavedDraft } from './use-saved-draft.ts';

const t = expertsEn.area;
type Kind = ServiceArea['kind'];

/** A square of about 20 km around a place, to begin a polygon with. */
const squareAround = ({ lat, lng }: LatLng): LatLng[] => [[0.1, -0.13], [0.1, 0.13], [-0.1, 0.13], [-0.1, -0.13]].map(([north = 0, east = 0]) => ({ lat: Math.round((lat + north) * 1e4) / 1e4, lng: Math.round((lng + east) * 1e4) / 1e4 }));

/** An area of another kind to begin with. */
function areaOf(kind: Kind, home: LatLng): ServiceArea {
  if (kind === 'circle') return { kind, center: { lat: home.lat, lng: home.lng }, radiusKm: 30 };
  return kind === 'zips' ? { kind, zips: [] } : { kind, points: squareAround(home) };
}

/** What is wrong with an area; null when it can be saved. */
function problemOf(area: ServiceArea): string | null {
  if (area.kind === 'zips') {
    const bad = area.zips.filter((zip) => !/^\d{5}$/.test(zip));
    if (bad.length > 0) return t.zipsBad(bad.slice(0, 5).join(', '));
    return area.zips.length === 0 ? t.zipsEmpty : null;
  }
  return null;
}

/** Where he works: a circle, ZIP codes, or corners on the map. */
export function AreaTab({ expert }: { expert: ExpertView }) {
  const { isAdmin } = useStaff();
  const { draft, busy, problem: refusal, save, discard } = useSavedDraft<ServiceArea>({ value: expert.serviceArea, version: expert.version }, ({ commandId, base, value }) =>
    client.experts.setServiceArea.mutate({ commandId, expertId: expert.id, version: base, serviceArea: value }));
  const [corner, setCorner] = useState(0);
  const [tried, setTried] = useState(false);
  const area = draft.value;
  const problem = problemOf(area);
  const trySave = (): void => {
    setTried(true);
    if (!problem) void save();
  };
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <Card>
          <div className="flex flex-col gap-4">
            <Segmented
              label={t.kind}
              value={area.kind}
              onChange={(kind) => draft.change(expert.serviceArea.kind === kind ? expert.serviceArea : areaOf(kind, expert.home))}
              choices={(['circle', 'zips', 'polygon'] as const).map((value) => ({ value, label: t.kinds[value], disabled: !isAdmin }))}
            />
            <AreaFields area={area} onChange={draft.change} corner={corner} onCorner={setCorner} error={tried ? problem : null} disabled={!isAdmin} />
          </div>
        </Card>
        <SaveBar dirty={draft.dirty} busy={busy} problem={refusal} onSave={trySave} onDiscard={discard} />
      </div>
      <AreaPicture expert={expert} area={area} corner={corner} onCorner={setCorner} onChange={isAdmin ? draft.change : undefined} />
    </div>
  );
}

type PictureProps = { expert: ExpertView; area: ServiceArea; corner: number; onCorner: (index: number) => void; onChange: ((area: ServiceArea) => void) | undefined };

function AreaPicture({ expert, area, corner, onCorner, onChange }: PictureProps) {
  const zips = useZipPlaces(area.kind === 'zips' ? zipsIn(area.zips.join(' ')) : []);
  const home = { id: 'home', kind: 'home' as const, label: t.home, lat: expert.home.lat, lng: expert.home.lng };
  const label = t.mapLabel(expert.name);
  const className = 'h-[32rem]';
  if (area.kind === 'circle') {
    const circle = { ...area.center, radiusKm: area.radiusKm };
    return onChange
      ? <AreaMap label={label} className={className} points={[home]} editable={circle} onChange={({ lat, lng, radiusKm }) => onChange({ kind: 'circle', center: { lat, lng }, radiusKm })} />
      : <AreaMap label={label} className={className} points={[home]} circles={[{ id: 'area', label, ...circle }]} />;
  }
  if (area.kind === 'zips') return <AreaMap label={label} className={className} points={[home, ...zips.map((zip) => ({ id: zip.zip, kind: 'place' as const, label: zip.zip, lat: zip.lat, lng: zip.lng, tone: 'blue' as const }))]} />;
  return (
    <AreaMap
      label={label}
      className={className}
      polygons={[{ id: 'area', label, ring: area.points }]}
      points={[home, ...area.points.map((point, index) => ({ id: String(index), kind: 'place' as const, label: String(index + 1), lat: point.lat, lng: point.lng, tone: index === corner ? ('now' as const) : ('ink' as const), selected: index === corner }))]}
      onSelect={(id) => id !== 'home' && onCorner(Number(id))}
    />
  );
}
