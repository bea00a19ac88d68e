import { day, type Instant } from '@sysops/domain/shared';
import { isSigned, signatureOf, type Secret } from './signed-key.ts';

const goodFor = 30 * day;

/** A way to one document for whoever holds the message, for a month. */
export function documentPath(env: Secret, id: string, now: Instant): string {
  const until = now + goodFor;
  return `/api/invoices/${id}.pdf?until=${until}&key=${signatureOf(env, `document:${id}:${until}`)}`;
}

/** Whether the address carries a key to this document that still counts. */
export const opensDocument = (env: Secret, id: string, given: { readonly until: number; readonly key: string; readonly now: Instant }): boolean =>
  given.now < given.until && isSigned(env, `document:${id}:${given.until}`, given.key);
