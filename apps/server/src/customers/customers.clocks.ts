import { pruneCodes } from '@sysops/db/customers';
import type { Clock } from '../outbox/subscriber.ts';

export const customersClocks: readonly Clock[] = [{ name: 'customers.prune-codes', everyMs: 10 * 60_000, run: (app) => pruneCodes(app.orm.em.fork()) }];
