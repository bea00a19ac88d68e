import { createECDH } from 'node:crypto';

/** A new pair for signing pushes, base64url as browsers and push services want it. Source: RFC 8292, section 3.2. */
export function makeVapidKeys(): { readonly VAPID_PUBLIC_KEY: string; readonly VAPID_PRIVATE_KEY: string } {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  // Node drops leading zeros of the private half, browsers' services do not.
  const privateKey = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32);
  return { VAPID_PUBLIC_KEY: pair.getPublicKey('base64url'), VAPID_PRIVATE_KEY: privateKey.toString('base64url') };
}
