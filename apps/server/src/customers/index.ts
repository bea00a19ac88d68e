export { findRaisingCustomer, setSmsOptOut } from '@sysops/db/customers';
export { issueCode } from './contact-codes.ts';
export { locateZip } from './locate-zip.ts';
export { customerOf, customersByIds, getCustomer } from './read-customers.ts';
