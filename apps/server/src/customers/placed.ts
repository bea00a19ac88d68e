import type { Place } from '@sysops/domain/shared';
import { locateZip } from './locate-zip.ts';

/** An address without a pin is placed by its ZIP code, as well as that goes. */
export function placed(place: Place): Place {
  if (place.location) return place;
  const zip = locateZip(place.address.zip);
  return zip ? { ...place, location: { lat: zip.lat, lng: zip.lng, source: 'zip' } } : place;
}
