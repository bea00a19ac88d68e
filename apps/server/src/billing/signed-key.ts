import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PeriodKey } from '@sysops/db/billing';
import type { Env } from '../env.ts';

export type Secret = Pick<Env, 'AUTH_SECRET'>;

export const signatureOf = (env: Secret, about: string): string => createHmac('sha256', env.AUTH_SECRET).update(about).digest('base64url').slice(0, 32);

export function isSigned(env: Secret, about: string, given: string): boolean {
  const [expected, actual] = [Buffer.from(signatureOf(env, about)), Buffer.from(given)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** The period that `contract.period.signature` was made for with this purpose, or null. */
export function keyFrom(env: Secret, purpose: 'pay' | 'cancel', token: string): PeriodKey | null {
  const [contractId = '', number = '', given = ''] = token.split('.');
  if (!/^[0-9a-f-]{36}$/.test(contractId) || !/^\d{1,6}$/.test(number)) return null;
  const period = Number(number);
  return isSigned(env, `${purpose}:${contractId}:${period}`, given) ? { contractId, period } : null;
}
