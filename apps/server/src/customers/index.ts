export { setSmsOptOut } from '@sysops/db/customers';
export { locateZip } from './locate-zip.ts';
export { customerOf, customersByIds } from './read-customers.ts';
