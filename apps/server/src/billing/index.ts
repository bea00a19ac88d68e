export { coveredCustomers, saveBillTo } from '@sysops/db/billing';
export { startPurchase } from './buy-plan.ts';
export { claimReceipt } from './claim-receipt.ts';
export { coverFor, deviceOf } from './read-cover.ts';
