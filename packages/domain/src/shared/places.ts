import * as z from 'zod';
import { line } from './text.ts';

/** WGS 84 degrees. */
export const LatLng = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) });
export type LatLng = z.infer<typeof LatLng>;

export const ZipCode = z.string().regex(/^\d{5}$/, { error: 'Must be a five-digit ZIP code' });

/** Where the coordinates come from, best first: a pin a person set, coordinates given, a ZIP's centroid. */
export const placeSource = z.enum(['pin', 'given', 'zip']);

export const Address = z.object({
  line1: line(120),
  line2: line(120).optional(),
  city: line(80),
  state: z.string().regex(/^[A-Z]{2}$/, { error: 'Must be a two-letter state' }),
  zip: ZipCode,
});
export type Address = z.infer<typeof Address>;

/** An address the expert can find. `location` is null when nothing places it: the ticket then goes to triage. */
export const Place = z.object({
  address: Address,
  location: LatLng.extend({ source: placeSource }).nullable(),
  accessNotes: line(300).optional(),
});
export type Place = z.infer<typeof Place>;

const earthRadiusKm = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres (haversine on the mean Earth radius, IUGG). */
export function distanceKm(a: LatLng, b: LatLng): number {
  const dLat = radians(b.lat - a.lat);
  const dLng = radians(b.lng - a.lng);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}
