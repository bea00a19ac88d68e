import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import * as z from 'zod';

/** One request of the outside world: when (ms after the first), where, by which way. */
export type StoryRow = { readonly afterMs: number; readonly zip: string | null; readonly lat: number | null; readonly lng: number | null; readonly channel: 'web' | 'phone' };

const number = z.string().transform((v) => (v.trim() === '' ? null : Number(v)));
const Csv = z.object({ created_date: z.string(), incident_zip: z.string(), open_data_channel_type: z.string(), latitude: number, longitude: number });

/** Reads time, place and channel of each row, oldest first, keeping their spacing. MOBILE is web; UNKNOWN is phone. */
export async function readRows(file: string, limit: number): Promise<StoryRow[]> {
  const { data } = Papa.parse<unknown>(await readFile(file, 'utf8'), { header: true, skipEmptyLines: true });
  const rows = data.slice(0, limit).map((row) => Csv.parse(row)).map((row) => ({ row, at: Date.parse(`${row.created_date}Z`) })).sort((a, b) => a.at - b.at);
  const first = rows[0]?.at ?? 0;
  return rows.map(({ row, at }) => ({
    afterMs: at - first,
    zip: /^\d{5}/.exec(row.incident_zip)?.[0] ?? null,
    lat: row.latitude,
    lng: row.longitude,
    channel: row.open_data_channel_type === 'ONLINE' || row.open_data_channel_type === 'MOBILE' ? 'web' : 'phone',
  }));
}
