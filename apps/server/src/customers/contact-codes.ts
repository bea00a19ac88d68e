import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { keepCodeHash, lockWantedCode, openCode, type CodeFor, type WantedCode } from '@sysops/db/customers';
import type { Tx } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import { contactCodeRules, type CustomerView } from '@sysops/domain/customers';
import type { Instant } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import type { App } from '../app.ts';

/** Keyed by our secret: whoever reads the table cannot try out a million codes. */
const hashOf = (app: Pick<App, 'env'>, requestId: string, code: string): string => createHmac('sha256', app.env.AUTH_SECRET).update(`contact-code:${requestId}:${code}`).digest('hex');

export const isCode = (app: Pick<App, 'env'>, { requestId, hash }: { readonly requestId: string; readonly hash: string | null }, code: string): boolean =>
  hash !== null && timingSafeEqual(Buffer.from(hash), Buffer.from(hashOf(app, requestId, code)));

/** Owes a code to an address; gives when it may be asked for instead, when that is later than now. The fact names the request and never the code. */
export async function askForCode(tx: Tx, wanted: CodeFor): Promise<Instant | null> {
  const requestId = v7();
  const until = await openCode(tx, { ...wanted, requestId });
  if (until !== null) return until;
  recordFact(tx, { id: requestId, type: 'ContactCodeWanted', topics: [], ticketId: null, payload: { customerId: wanted.customerId, channel: wanted.channel } });
  return null;
}

/** Codes for whatever of a customer's addresses is not proved. Who has had too many lately asks for them himself. */
export async function askForMissingCodes(tx: Tx, { id: customerId, email, phone, emailProved, phoneProved }: Pick<CustomerView, 'id' | 'email' | 'phone' | 'emailProved' | 'phoneProved'>): Promise<void> {
  if (!emailProved) await askForCode(tx, { customerId, channel: 'email', address: email });
  if (!phoneProved) await askForCode(tx, { customerId, channel: 'sms', address: phone });
}

export type IssuedCode = Omit<WantedCode, 'taken'> & { /** Null when somebody else signs in with this address: he is told so, and no code will ever fit. */ readonly code: string | null };

/** Makes the code of a request, once, in the transaction that writes its message; only its hash is kept here. */
export async function issueCode(app: Pick<App, 'env'>, tx: Tx, requestId: string): Promise<IssuedCode | null> {
  const wanted = await lockWantedCode(tx, requestId);
  if (!wanted) return null;
  const { taken, ...to } = wanted;
  if (taken) return { ...to, code: null };
  const code = String(randomInt(10 ** contactCodeRules.digits)).padStart(contactCodeRules.digits, '0');
  await keepCodeHash(tx, requestId, hashOf(app, requestId, code));
  return { ...to, code };
}
