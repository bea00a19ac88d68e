import * as z from 'zod';
import { CommandId, line } from '../shared/index.ts';

/** Where a browser's push service takes messages for one device. Whether its host may be called at all is the server's to judge. */
export const PushEndpoint = z.url({ protocol: /^https?$/ }).max(2048).refine((url) => !/[^\x21-\x7e]/.test(url), { error: 'Must be an address as the browser gives it' });

/** The device's key is an uncompressed point of P-256 (65 bytes), its secret 16 bytes, both base64url. Source: RFC 8291, section 2.1. */
export const SubscribePush = z.object({
  commandId: CommandId,
  endpoint: PushEndpoint,
  p256dh: z.string().regex(/^B[A-Za-z0-9_-]{86}$/, { error: 'Must be the key of a push subscription' }),
  auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/, { error: 'Must be the secret of a push subscription' }),
  /** How people call the device, such as "Chrome on Android". */
  device: line(60),
});
export type SubscribePush = z.infer<typeof SubscribePush>;

export const UnsubscribePush = z.object({ commandId: CommandId, endpoint: PushEndpoint });
export type UnsubscribePush = z.infer<typeof UnsubscribePush>;

/** The key that browsers subscribe with, base64url; null when the operator has set none. */
export type PushKeyView = { readonly publicKey: string | null };
