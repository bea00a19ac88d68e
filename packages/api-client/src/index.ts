export { createApiClient, type ApiClient } from './create-api-client.ts';
export { createAuthClient, type AuthClient, type SignInAnswer, type TotpSetup } from './create-auth-client.ts';
export { followLive, type LiveState } from './follow-live.ts';
export { readError, type ReadableError } from './read-error.ts';
export type { AppRouter } from '@sysops/server/router';
