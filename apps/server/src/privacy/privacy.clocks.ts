import type { Clock } from '../outbox/subscriber.ts';
import { forgetPayers } from './forget-payers.ts';

/** What an erasure still owes to others. */
export const privacyClocks: readonly Clock[] = [{ name: 'privacy.forget-payers', everyMs: 5000, run: forgetPayers }];
