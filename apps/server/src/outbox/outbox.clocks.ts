import { pruneOutbox } from '@sysops/db/outbox';
import type { Clock } from './subscriber.ts';

/** How long a command may be repeated with the same answer, and a screen may ask what it missed. */
const keep = { days: 30 } as const;

export const outboxClocks: readonly Clock[] = [{ name: 'outbox.prune', everyMs: 10 * 60_000, run: (app) => pruneOutbox(app.orm.em.fork(), keep, 5000) }];
