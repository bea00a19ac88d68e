import { distanceKm, type LatLng } from '../shared/index.ts';

/** Roads are longer than the great circle. Source: the product's dispatch section. */
const detour = 1.3;

/** Usual speed in km/h by length of the trip in road kilometres: town, mixed, motorway. */
const speeds = [
  { upToKm: 10, kmh: 30 },
  { upToKm: 40, kmh: 50 },
  { upToKm: Infinity, kmh: 80 },
] as const;

/** Minutes to park and reach the door. */
const door = 3;

/** Estimated minutes from door to door, whole and at least 3. The fallback when no routing engine is configured. */
export function travelMinutes(from: LatLng, to: LatLng): number {
  let left = distanceKm(from, to) * detour;
  let minutes = door;
  let done = 0;
  for (const { upToKm, kmh } of speeds) {
    const leg = Math.min(left, upToKm - done);
    minutes += (leg / kmh) * 60;
    left -= leg;
    done = upToKm;
  }
  return Math.ceil(minutes);
}

/** How far away in kilometres of the great circle somebody may be to be at the door within so many minutes: the inverse of `travelMinutes`. 0 below the time it takes to park. */
export function reachKm(minutes: number): number {
  let left = Math.max(0, minutes - door);
  let km = 0;
  let done = 0;
  for (const { upToKm, kmh } of speeds) {
    const leg = Math.min((left / 60) * kmh, upToKm - done);
    km += leg;
    left -= (leg / kmh) * 60;
    done = upToKm;
  }
  return km / detour;
}
