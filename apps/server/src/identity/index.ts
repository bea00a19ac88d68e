export { actorOf } from './actor-of.ts';
export { createAccount, hashForAccount, inviteAccount } from './create-account.ts';
export { createAuth, type Auth } from './create-auth.ts';
export { enrolDemoStaff } from './demo-sign-ins.ts';
export { mountAuth } from './mount-auth.ts';
export { accountOfCustomer, accountsWithRole, customerOfAccount, moveAccount, renameAccount, endSessionsOf } from '@sysops/db/identity';
