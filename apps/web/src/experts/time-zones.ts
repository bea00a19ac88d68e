/** The country's zones first, as people know them, then every other the browser knows. */
const us = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu'];

/** Those of the browser's zones that the server takes. */
const known = (zone: string): boolean => /^[A-Za-z]+(\/[A-Za-z_+-]+){0,2}$/.test(zone);

export const timeZoneChoices = (present: string): { readonly value: string; readonly label: string }[] =>
  [...new Set([...us, present, ...Intl.supportedValuesOf('timeZone').filter(known)])].map((value) => ({ value, label: value.replaceAll('_', ' ') }));
