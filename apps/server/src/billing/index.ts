export { coveredCustomers, findByCode, saveBillTo } from '@sysops/db/billing';
export { dropContracts, settleBeforeErasure } from './drop-contracts.ts';
export { noteAct } from './note-act.ts';
export { readAccount } from './read-account.ts';
export { startPurchase } from './buy-plan.ts';
export { claimReceipt } from './claim-receipt.ts';
export { coverFor, deviceOf } from './read-cover.ts';
