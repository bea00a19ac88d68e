import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PeriodKey } from '@sysops/db/billing';
import type { Env } from '../env.ts';

type Secret = Pick<Env, 'AUTH_SECRET'>;

const signature = (env: Secret, { contractId, period }: PeriodKey): string => createHmac('sha256', env.AUTH_SECRET).update(`pay:${contractId}:${period}`).digest('base64url').slice(0, 32);

/** Opens the pay page of one period for whoever holds the message; pays, and does nothing else. */
export const payToken = (env: Secret, key: PeriodKey): string => `${key.contractId}.${key.period}.${signature(env, key)}`;

/** The period that a token was made for, or null. */
export function readPayToken(env: Secret, token: string): PeriodKey | null {
  const [contractId = '', number = '', given = ''] = token.split('.');
  if (!/^[0-9a-f-]{36}$/.test(contractId) || !/^\d{1,6}$/.test(number)) return null;
  const key = { contractId, period: Number(number) };
  const [expected, actual] = [Buffer.from(signature(env, key)), Buffer.from(given)];
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? key : null;
}
