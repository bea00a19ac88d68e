export { coveredCustomers } from '@sysops/db/billing';
export { claimReceipt } from './claim-receipt.ts';
export { coverFor, deviceOf } from './read-cover.ts';
