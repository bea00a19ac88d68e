import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Env } from '../env.ts';

const idOf = (packed: string): string => {
  const hex = Buffer.from(packed, 'base64url').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

const sign = (secret: string, packed: string): string => createHmac('sha256', secret).update(`survey:${packed}`).digest('base64url');

/** The survey's id and its signature; whoever holds it may answer, so nobody can guess one. The row says until when. */
export function surveyToken(env: Pick<Env, 'AUTH_SECRET'>, surveyId: string): string {
  const packed = Buffer.from(surveyId.replaceAll('-', ''), 'hex').toString('base64url');
  return `${packed}.${sign(env.AUTH_SECRET, packed)}`;
}

/** The survey's id when the token is one of ours, else null. */
export function surveyIdOf(env: Pick<Env, 'AUTH_SECRET'>, token: string): string | null {
  const [packed = '', signature = '', ...more] = token.split('.');
  const given = Buffer.from(signature);
  const right = Buffer.from(sign(env.AUTH_SECRET, packed));
  const genuine = more.length === 0 && /^[A-Za-z0-9_-]{22}$/.test(packed) && given.length === right.length && timingSafeEqual(given, right);
  return genuine ? idOf(packed) : null;
}

export const surveyUrl = (env: Pick<Env, 'AUTH_SECRET' | 'PUBLIC_URL'>, surveyId: string): string => `${env.PUBLIC_URL.replace(/\/$/, '')}/survey/${surveyToken(env, surveyId)}`;
