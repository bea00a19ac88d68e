import * as z from 'zod';
import { LatLng, ZipCode, distanceKm } from '../shared/index.ts';

/** Where an expert works: a circle, a list of ZIP codes, or a polygon drawn on the map. */
export const ServiceArea = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('circle'), center: LatLng, radiusKm: z.number().min(1).max(400) }),
  z.object({ kind: z.literal('zips'), zips: z.array(ZipCode).min(1).max(500) }),
  z.object({ kind: z.literal('polygon'), points: z.array(LatLng).min(3).max(200) }),
]);
export type ServiceArea = z.infer<typeof ServiceArea>;

/** Even–odd rule on plane degrees: exact enough for areas of a few hundred kilometres away from the poles. */
function insidePolygon(points: readonly LatLng[], at: LatLng): boolean {
  let inside = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i, i += 1) {
    const a = points[i];
    const b = points[j];
    if (!a || !b) continue;
    const crosses = a.lat > at.lat !== b.lat > at.lat && at.lng < ((b.lng - a.lng) * (at.lat - a.lat)) / (b.lat - a.lat) + a.lng;
    if (crosses) inside = !inside;
  }
  return inside;
}

export function areaContains(area: ServiceArea, place: LatLng & { readonly zip: string }): boolean {
  switch (area.kind) {
    case 'circle': return distanceKm(area.center, place) <= area.radiusKm;
    case 'zips': return area.zips.includes(place.zip);
    case 'polygon': return insidePolygon(area.points, place);
  }
}
