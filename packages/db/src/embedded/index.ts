export { findFreePort } from './find-free-port.ts';
export { isAlive, isRunning, markSelf } from './process-mark.ts';
export type { ProcessMark } from './process-mark.ts';
export { startEmbeddedPostgres } from './start-embedded-postgres.ts';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './start-embedded-postgres.ts';
