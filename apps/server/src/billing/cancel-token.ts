import type { PeriodKey } from '@sysops/db/billing';
import { keyFrom, signatureOf, type Secret } from './signed-key.ts';

/** Opens the page that cancels one renewal for whoever holds the notice of it; does nothing else. */
export const cancelToken = (env: Secret, key: PeriodKey): string => `${key.contractId}.${key.period}.${signatureOf(env, `cancel:${key.contractId}:${key.period}`)}`;

/** The renewal that a token was made for, or null. */
export const readCancelToken = (env: Secret, token: string): PeriodKey | null => keyFrom(env, 'cancel', token);
