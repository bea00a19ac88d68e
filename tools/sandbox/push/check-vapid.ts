import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import * as z from 'zod';
import { PushRefusal } from './push-message.ts';

const JoseHeader = z.object({ alg: z.literal('ES256') });
const Claims = z.object({ aud: z.url(), exp: z.number(), sub: z.string().regex(/^(mailto:.+@.+|https:\/\/.+)$/) });

const longestMs = 24 * 3_600_000;

function readJson<T>(part: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    throw new PushRefusal(401, 'The token cannot be read');
  }
}

function keyOf(point: string): KeyObject {
  const bytes = Buffer.from(point, 'base64url');
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: bytes.subarray(1, 33).toString('base64url'), y: bytes.subarray(33, 65).toString('base64url') } });
  } catch {
    throw new PushRefusal(401, 'The key is no point of P-256');
  }
}

/** Checks who sends: `Authorization: vapid t=<JWT>, k=<key>`. Gives the contact that it names. Source: RFC 8292. */
export function checkVapid(authorization: string | undefined, expected: { readonly origin: string; readonly senderKey: string }): string {
  const parts = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(authorization ?? '');
  if (!parts) throw new PushRefusal(401, 'The sender does not say who it is');
  const [, header = '', payload = '', signature = '', key = ''] = parts;
  readJson(header, JoseHeader);
  const claims = readJson(payload, Claims);
  const signed = verify('sha256', Buffer.from(`${header}.${payload}`), { key: keyOf(key), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  if (!signed) throw new PushRefusal(401, 'The signature is wrong');
  const leftMs = claims.exp * 1000 - Date.now();
  if (claims.aud !== expected.origin || leftMs <= 0 || leftMs > longestMs) throw new PushRefusal(401, 'The token is for another service or another time');
  if (key !== expected.senderKey) throw new PushRefusal(403, 'The subscription belongs to another sender');
  return claims.sub;
}
