export { createApiClient, type ApiClient } from './create-api-client.ts';
export { createAuthClient, type AuthClient } from './create-auth-client.ts';
export { followLive, type LiveState } from './follow-live.ts';
export { readError, type ReadableError } from './read-error.ts';
export type { AppRouter } from '@sysops/server/router';
