import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

type Named = { name: string };
/** One county or state with its bounding box [west, south, east, north]. */
export type Outline = { name: string; shape: Feature<Geometry, Named>; box: [number, number, number, number] };
export type Outlines = { states: Outline[]; counties: Outline[] };

function positions(geometry: Geometry): Position[] {
  if (geometry.type === 'Polygon') return geometry.coordinates.flat();
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat(2);
  return [];
}

function outline(shape: Feature<Geometry, Named>): Outline {
  const box: Outline['box'] = [180, 90, -180, -90];
  for (const [lng = 0, lat = 0] of positions(shape.geometry)) {
    box[0] = Math.min(box[0], lng);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lng);
    box[3] = Math.max(box[3], lat);
  }
  return { name: shape.properties.name, shape, box };
}

function read(topology: Topology, layer: string): Outline[] {
  const collection = topology.objects[layer] as GeometryCollection<Named> | undefined;
  if (!collection) return [];
  const shapes: FeatureCollection<Geometry, Named> = feature(topology, collection);
  return shapes.features.map(outline);
}

/** TypeScript reads JSON arcs as number[][][] and `type` as string; the atlas is a Topology by its format. */
function asTopology(data: unknown): Topology {
  return data as Topology;
}

const loaded = new Map<string, Promise<Outlines>>();

async function load(detail: 'states' | 'counties'): Promise<Outlines> {
  if (detail === 'states') {
    const atlas = asTopology((await import('us-atlas/states-10m.json')).default);
    return { states: read(atlas, 'states'), counties: [] };
  }
  const atlas = asTopology((await import('us-atlas/counties-10m.json')).default);
  return { states: read(atlas, 'states'), counties: read(atlas, 'counties') };
}

/** Outlines of the US Census (us-atlas 10m); read once for the life of the page, retried after a failure. */
export function loadOutlines(detail: 'states' | 'counties'): Promise<Outlines> {
  const known = loaded.get(detail);
  if (known) return known;
  const reading = load(detail);
  loaded.set(detail, reading);
  reading.catch(() => loaded.delete(detail));
  return reading;
}
