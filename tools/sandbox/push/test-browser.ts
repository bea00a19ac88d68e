import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { Sandbox } from '../start-sandbox.ts';

/** A browser that has subscribed and owns its keys, so that it can read what arrives. */
export interface TestBrowser {
  readonly endpoint: string;
  /** As `PushSubscription.toJSON().keys` gives them, base64url. */
  readonly p256dh: string;
  readonly auth: string;
  /** What has arrived, opened, oldest first. */
  read(): unknown[];
}

/** Derived keys come as ArrayBuffer. */
const derive = (secret: Buffer, salt: Buffer, about: { readonly info: Buffer; readonly length: number }): Buffer => Buffer.from(hkdfSync('sha256', secret, salt, about.info, about.length));

/** Opens one sealed push. Source: RFC 8291 sections 3.3 and 3.4; RFC 8188 sections 2.1 to 2.3. Written apart from the product's library. */
export function openPush(body: Buffer, own: { readonly keys: ReturnType<typeof createECDH>; readonly auth: Buffer }): string {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + body.readUInt8(20));
  const sealed = body.subarray(21 + sender.length);
  const shared = own.keys.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.keys.getPublicKey(), sender]);
  const secret = derive(shared, own.auth, { info, length: 32 });
  const key = derive(secret, salt, { info: Buffer.from('Content-Encoding: aes128gcm\0'), length: 16 });
  const nonce = derive(secret, salt, { info: Buffer.from('Content-Encoding: nonce\0'), length: 12 });
  const opener = createDecipheriv('aes-128-gcm', key, nonce);
  opener.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
  // The last record ends with the octet 2 and any number of zeros.
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}

/** Keys as a browser makes them for one subscription. */
export function makeBrowserKeys(): { readonly keys: ReturnType<typeof createECDH>; readonly auth: Buffer } {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  return { keys, auth: randomBytes(16) };
}

export function subscribeBrowser(sandbox: Sandbox, senderKey: string): TestBrowser {
  const own = makeBrowserKeys();
  const endpoint = sandbox.push.subscribe(senderKey);
  return {
    endpoint,
    p256dh: own.keys.getPublicKey('base64url'),
    auth: own.auth.toString('base64url'),
    read: () => sandbox.push.messages.under(endpoint.split('/').at(-1) ?? '').map(({ body }): unknown => JSON.parse(openPush(body, own))),
  };
}
