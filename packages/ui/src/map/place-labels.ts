import type { MapPoint } from '../area-map-types.ts';
import type { Pixel, Size } from './view.ts';

export type PlacedPoint = MapPoint & { at: Pixel; text?: { x: number; y: number; anchor: 'start' | 'end' | 'middle' } };

type Box = { left: number; top: number; right: number; bottom: number };
const charWidth = 6.6;
const markRadius = 13;
const ringWidth = 4;

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function candidates(point: MapPoint & { at: Pixel }): { text: NonNullable<PlacedPoint['text']>; box: Box }[] {
  const { x, y } = point.at;
  const reach = point.selected ? markRadius + ringWidth : markRadius;
  const width = point.label.length * charWidth;
  const line = (left: number, middle: number): Box => ({ left, top: middle - 8, right: left + width, bottom: middle + 8 });
  return [
    { text: { x: x + reach + 5, y: y + 4, anchor: 'start' }, box: line(x + reach + 5, y) },
    { text: { x: x - reach - 5, y: y + 4, anchor: 'end' }, box: line(x - reach - 5 - width, y) },
    { text: { x, y: y + reach + 15, anchor: 'middle' }, box: line(x - width / 2, y + reach + 11) },
    { text: { x, y: y - reach - 8, anchor: 'middle' }, box: line(x - width / 2, y - reach - 12) },
  ];
}

/** Gives each label the first free side of its mark; one without room stays hidden until focus or hover. */
export function placeLabels(points: readonly (MapPoint & { at: Pixel })[], size: Size): PlacedPoint[] {
  const taken: Box[] = points.map(({ at }) => ({
    left: at.x - markRadius, top: at.y - markRadius, right: at.x + markRadius, bottom: at.y + markRadius,
  }));
  const important = [...points].sort((a, b) => Number(b.selected ?? false) - Number(a.selected ?? false));
  return important.map((point) => {
    const free = candidates(point).find(
      ({ box }) => box.left > 4 && box.right < size.width - 4 && !taken.some((other) => overlap(box, other)),
    );
    if (!free) return point;
    taken.push(free.box);
    return { ...point, text: free.text };
  });
}
