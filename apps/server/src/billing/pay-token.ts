import type { PeriodKey } from '@sysops/db/billing';
import { keyFrom, signatureOf, type Secret } from './signed-key.ts';

/** Opens the pay page of one period for whoever holds the message; pays, and does nothing else. */
export const payToken = (env: Secret, key: PeriodKey): string => `${key.contractId}.${key.period}.${signatureOf(env, `pay:${key.contractId}:${key.period}`)}`;

/** The period that a token was made for, or null. */
export const readPayToken = (env: Secret, token: string): PeriodKey | null => keyFrom(env, 'pay', token);
