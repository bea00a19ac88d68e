import type { LatLng } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { packContent, unpackContent } from '../dispatch/index.ts';
import { erasedZip } from './json-erasers.ts';
import type { Whose } from './whose.ts';

/** Whole degrees: somewhere in the state, and still on the map of those who read it. */
const blurred = (degrees: number): number => Math.round(degrees);

const isPlace = (value: object): value is LatLng => 'lat' in value && 'lng' in value && typeof value.lat === 'number' && typeof value.lng === 'number';

/** A metre and less: how exactly a place is written differs from column to column. */
const same = (a: LatLng, b: LatLng): boolean => Math.abs(a.lat - b.lat) < 0.00001 && Math.abs(a.lng - b.lng) < 0.00001;

/** A JSON value in which these places stand as whole degrees, wherever they are. */
export function withoutPlaces(value: unknown, places: readonly LatLng[]): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => withoutPlaces(one, places));
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, withoutPlaces(inner, places)]));
  return isPlace(value) && places.some((place) => same(place, value)) ? { ...inside, lat: blurred(value.lat), lng: blurred(value.lng), ...('zip' in value ? { zip: erasedZip } : {}) } : inside;
}

type Row = { readonly id: string; readonly request: object; readonly content: Buffer | null; readonly inputs: object | null };

/** Decisions that knew the place: those about his tickets, and those about experts who were there or on their way. Experts' last job counts for 16 hours. */
const decisionsAround = `
  select d.id, d.request, d.content, d.inputs from dispatch_decision d where d.ticket_id = any(string_to_array(?, ',')::uuid[])
  union
  select d.id, d.request, d.content, d.inputs from assignment a join dispatch_decision d on d.at between a.offered_at and greatest(coalesce(a.ended_at, upper(a.reserved)), upper(a.reserved)) + interval '16 hours'
  where a.ticket_id = any(string_to_array(?, ',')::uuid[])`;

async function blurDecisions(tx: Tx, { ticketIds, places }: Whose): Promise<void> {
  const ids = ticketIds.join(',');
  for (const row of await tx.em.execute<Row[]>(decisionsAround, [ids, ids])) {
    const before = row.content ? unpackContent(row.content) : null;
    const next = { request: withoutPlaces(row.request, places), content: before && withoutPlaces(before, places), inputs: withoutPlaces(row.inputs, places) };
    if (JSON.stringify(next) === JSON.stringify({ request: row.request, content: before, inputs: row.inputs })) continue;
    await tx.em.execute(`update dispatch_decision set request = ?::jsonb, content = ?, inputs = ?::jsonb, blurred = true where id = ?`, [
      JSON.stringify(next.request), before ? packContent(next.content as typeof before) : null, row.inputs ? JSON.stringify(next.inputs) : null, row.id,
    ]);
  }
}

/** Takes the places out of visits and of decisions. What is blurred is neither replayed nor taken for where an expert is. */
export async function blurPlaces(tx: Tx, whose: Whose): Promise<void> {
  await blurDecisions(tx, whose);
  await tx.em.execute(`update assignment set lat = round(lat), lng = round(lng), blurred = true where ticket_id = any(string_to_array(?, ',')::uuid[])`, [whose.ticketIds.join(',')]);
}
