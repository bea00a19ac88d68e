import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '@sysops/domain/shared';
import type { Env } from '../env.ts';

type Secret = Pick<Env, 'AUTH_SECRET'>;
export type CardKey = { readonly customerId: string; readonly until: Instant };

const signature = (env: Secret, { customerId, until }: CardKey): string => createHmac('sha256', env.AUTH_SECRET).update(`card:${customerId}:${until}`).digest('base64url').slice(0, 32);

/** Opens the page that puts a card on file for one customer, until then; shows nothing and does nothing else. */
export const cardToken = (env: Secret, key: CardKey): string => `${key.customerId}.${key.until}.${signature(env, key)}`;

/** What a token was made for, or null. */
export function readCardToken(env: Secret, token: string): CardKey | null {
  const [customerId = '', until = '', given = ''] = token.split('.');
  if (!/^[0-9a-f-]{36}$/.test(customerId) || !/^\d{13}$/.test(until)) return null;
  const key = { customerId, until: Number(until) };
  const [expected, actual] = [Buffer.from(signature(env, key)), Buffer.from(given)];
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? key : null;
}
