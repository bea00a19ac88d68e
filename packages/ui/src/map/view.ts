import type { AreaMapProps, LatLng } from '../area-map-types.ts';

/** Centre of the window and Mercator scale in pixels per radian. */
export type View = LatLng & { k: number };
export type Size = { width: number; height: number };
export type Pixel = { x: number; y: number };

const earthKm = 6371.0088;
const radians = Math.PI / 180;
const minScale = 350;
const maxScale = 600_000;
/** About 9 px for a kilometre at middle latitudes: a town fills the window. */
const singlePointScale = 45_000;
const mainland: readonly LatLng[] = [{ lat: 24.4, lng: -125 }, { lat: 49.5, lng: -66.8 }];

const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * radians) / 2));
const inverse = (y: number): number => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / radians;
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

export function toPixel(view: View, size: Size, at: LatLng): Pixel {
  return {
    x: size.width / 2 + (at.lng - view.lng) * radians * view.k,
    y: size.height / 2 - (mercator(at.lat) - mercator(view.lat)) * view.k,
  };
}

export function toLatLng(view: View, size: Size, at: Pixel): LatLng {
  return {
    lng: view.lng + (at.x - size.width / 2) / view.k / radians,
    lat: clamp(inverse(mercator(view.lat) - (at.y - size.height / 2) / view.k), -80, 80),
  };
}

export function kmToPixels(view: View, lat: number, km: number): number {
  return ((km / earthKm) * view.k) / Math.cos(lat * radians);
}

export function moveKm(at: LatLng, eastKm: number, northKm: number): LatLng {
  return {
    lat: clamp(at.lat + northKm / earthKm / radians, -80, 80),
    lng: at.lng + eastKm / (earthKm * Math.cos(at.lat * radians)) / radians,
  };
}

export function distanceKm(a: LatLng, b: LatLng): number {
  const half = (x: number) => Math.sin((x * radians) / 2) ** 2;
  const h = half(b.lat - a.lat) + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(b.lng - a.lng);
  return 2 * earthKm * Math.asin(Math.sqrt(h));
}

export function panned(view: View, size: Size, by: Pixel): View {
  return { ...toLatLng(view, size, { x: size.width / 2 - by.x, y: size.height / 2 - by.y }), k: view.k };
}

/** Zooms so that the place under `anchor` stays there. */
export function zoomed(view: View, size: Size, change: { factor: number; anchor?: Pixel }): View {
  const anchor = change.anchor ?? { x: size.width / 2, y: size.height / 2 };
  const k = clamp(view.k * change.factor, minScale, maxScale);
  const place = toLatLng(view, size, anchor);
  const next = { ...view, k };
  const moved = toPixel(next, size, place);
  return panned(next, size, { x: anchor.x - moved.x, y: anchor.y - moved.y });
}

function corners(props: AreaMapProps): LatLng[] {
  const circles = [...(props.circles ?? []), ...(props.editable ? [props.editable] : [])];
  return [
    ...(props.points ?? []),
    ...(props.route ?? []),
    ...(props.polygons ?? []).flatMap((polygon) => polygon.ring),
    ...circles.flatMap((circle) => [
      moveKm(circle, circle.radiusKm, circle.radiusKm),
      moveKm(circle, -circle.radiusKm, -circle.radiusKm),
    ]),
  ];
}

/** The view that shows everything with a margin; the mainland when there is nothing. */
export function fitted(props: AreaMapProps, size: Size): View {
  const own = corners(props);
  const places = own.length > 0 ? own : mainland;
  const lngs = places.map((place) => place.lng);
  const ys = places.map((place) => mercator(place.lat));
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const margin = own.length > 0 ? 44 : 12;
  const fit = (pixels: number, span: number) => (span > 0 ? Math.max(40, pixels - 2 * margin) / span : Infinity);
  const k = Math.min(fit(size.width, (east - west) * radians), fit(size.height, north - south), singlePointScale * 3);
  return {
    lng: (west + east) / 2,
    lat: inverse((south + north) / 2),
    k: clamp(own.length === 1 ? singlePointScale : k, minScale, maxScale),
  };
}
