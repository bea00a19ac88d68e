import type { LanguageCode, Place } from '@sysops/domain/shared';
import { zoneOfState } from '@sysops/domain/notifications';

/** What bills need of a profile. */
export function billToOf({ customerId, name, email, language, place }: { readonly customerId: string; readonly name: string; readonly email: string; readonly language: LanguageCode; readonly place: Place }) {
  return { customerId, name, email, language, address: place.address, timeZone: zoneOfState(place.address.state) };
}
