import { geoMercator, geoPath } from 'd3-geo';
import { memo, useEffect, useState } from 'react';
import { loadOutlines, type Outline, type Outlines } from './outlines.ts';
import { toLatLng, type Size, type View } from './view.ts';

/** Below this scale 3,100 counties would be grey noise. */
const countyScale = 5_000;
const labelRoom = 7.5;

function useOutlines(detail: 'states' | 'counties'): Outlines | undefined {
  const [outlines, setOutlines] = useState<Outlines>();
  useEffect(() => {
    let wanted = true;
    loadOutlines(detail).then(
      (read) => wanted && setOutlines(read),
      (error: unknown) => console.error('map outlines could not be read', error),
    );
    return () => {
      wanted = false;
    };
  }, [detail]);
  return outlines;
}

type LandProps = { view: View; size: Size; detail: 'states' | 'counties' };

/** Land, counties and states, only as much as is in the window. */
export const MapLand = memo(function MapLand({ view, size, detail }: LandProps) {
  const outlines = useOutlines(detail);
  if (!outlines) return null;
  const projection = geoMercator()
    .center([view.lng, view.lat])
    .scale(view.k)
    .translate([size.width / 2, size.height / 2])
    .clipExtent([[-8, -8], [size.width + 8, size.height + 8]]);
  const path = geoPath(projection);
  const states = visible(outlines.states, view, size);
  const counties = view.k >= countyScale ? visible(outlines.counties, view, size) : [];
  const named = counties.length > 0 ? counties : states;
  return (
    <g aria-hidden>
      {states.map((state, index) => (
        <path key={index} d={path(state.shape) ?? undefined} className="fill-map-land" />
      ))}
      {counties.map((county, index) => (
        <path key={index} d={path(county.shape) ?? undefined} className="fill-none stroke-neutral-6" />
      ))}
      {states.map((state, index) => (
        <path key={index} d={path(state.shape) ?? undefined} className="fill-none stroke-neutral-8" strokeWidth={1} />
      ))}
      {named.map((place, index) => {
        const [[left, top], [right, bottom]] = path.bounds(place.shape);
        if (right - left < place.name.length * labelRoom + 12 || bottom - top < 26) return null;
        const [x, y] = path.centroid(place.shape);
        if (y < 16 || y > size.height - 10) return null;
        return (
          <text key={index} x={x} y={y} textAnchor="middle" className="fill-muted text-[11px]" opacity={0.85}>
            {place.name}
          </text>
        );
      })}
    </g>
  );
});

function visible(outlines: readonly Outline[], view: View, size: Size): Outline[] {
  const northWest = toLatLng(view, size, { x: 0, y: 0 });
  const southEast = toLatLng(view, size, { x: size.width, y: size.height });
  return outlines.filter(
    ({ box: [west, south, east, north] }) =>
      west <= southEast.lng && east >= northWest.lng && south <= northWest.lat && north >= southEast.lat,
  );
}
