import type { LatLng, MapCircle, MapPolygon } from '../area-map-types.ts';
import { kmToPixels, toPixel, type Size, type View } from './view.ts';

type AreasProps = {
  circles: readonly MapCircle[];
  polygons: readonly MapPolygon[];
  route: readonly LatLng[];
  view: View;
  size: Size;
};

const areaClass = 'fill-neutral-12/8 stroke-ink';

export function MapAreas({ circles, polygons, route, view, size }: AreasProps) {
  const line = (places: readonly LatLng[]) =>
    places.map((place) => toPixel(view, size, place)).map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  return (
    <g>
      {polygons.map((polygon) => (
        <polygon key={polygon.id} role="img" aria-label={polygon.label} points={line(polygon.ring)} strokeWidth={1.5} strokeLinejoin="round" className={areaClass} />
      ))}
      {circles.map((circle) => {
        const { x, y } = toPixel(view, size, circle);
        return (
          <circle key={circle.id} role="img" aria-label={circle.label} cx={x} cy={y} r={kmToPixels(view, circle.lat, circle.radiusKm)} strokeWidth={1.5} className={areaClass} />
        );
      })}
      {route.length > 1 ? (
        <polyline aria-hidden points={line(route)} strokeWidth={2} strokeDasharray="1 6" strokeLinecap="round" strokeLinejoin="round" className="fill-none stroke-ink" />
      ) : null}
    </g>
  );
}
