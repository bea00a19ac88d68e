import type { LatLng } from '@sysops/domain/shared';
import * as z from 'zod';

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());
const Polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position)).min(1) });
const Feature = z.object({ type: z.literal('Feature'), geometry: Polygon });
const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(Feature).min(1) });

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

function polygonIn(json: unknown): z.infer<typeof Polygon> | null {
  const collection = Collection.safeParse(json);
  if (collection.success) return collection.data.features[0]?.geometry ?? null;
  const feature = Feature.safeParse(json);
  if (feature.success) return feature.data.geometry;
  const polygon = Polygon.safeParse(json);
  return polygon.success ? polygon.data : null;
}

/** The outer ring of the first polygon, without the repeated last corner; null when there is none with 3 to 200 corners. Source: RFC 7946. */
export function readGeojson(text: string): LatLng[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const ring = (polygonIn(json)?.coordinates[0] ?? []).map(([lng, lat]) => ({ lat: round(lat), lng: round(lng) }));
  const [first, last] = [ring[0], ring.at(-1)];
  const open = ring.length > 1 && first?.lat === last?.lat && first?.lng === last?.lng ? ring.slice(0, -1) : ring;
  return open.length >= 3 && open.length <= 200 ? open : null;
}
