import { pruneIdentity } from '@sysops/db/identity';
import type { Clock } from '../outbox/subscriber.ts';

export const identityClocks: readonly Clock[] = [{ name: 'identity.prune', everyMs: 10 * 60_000, run: (app) => pruneIdentity(app.orm.em.fork()) }];
