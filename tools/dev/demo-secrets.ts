import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { makeVapidKeys } from './make-vapid-keys.ts';

const DemoSecrets = z.object({
  AUTH_SECRET: z.string(),
  TWILIO_ACCOUNT_SID: z.string(),
  TWILIO_AUTH_TOKEN: z.string(),
  STRIPE_SECRET_KEY: z.string(),
  STRIPE_WEBHOOK_SECRET: z.string(),
  VAPID_PUBLIC_KEY: z.string(),
  VAPID_PRIVATE_KEY: z.string(),
});
export type DemoSecrets = z.infer<typeof DemoSecrets>;

/** Keys that open nothing but this checkout's own server and sandbox. */
export function makeDemoSecrets(): DemoSecrets {
  const hex = () => randomBytes(16).toString('hex');
  return {
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    TWILIO_ACCOUNT_SID: `AC${hex()}`,
    TWILIO_AUTH_TOKEN: hex(),
    STRIPE_SECRET_KEY: `sk_test_${hex()}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${hex()}`,
    ...makeVapidKeys(),
  };
}

/** Reads the checkout's demo secrets; the first call makes them, readable by their owner only. A file of an earlier version gets what is new in it and keeps the rest. */
export async function readDemoSecrets(file: string): Promise<DemoSecrets> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  const kept = text === undefined ? {} : DemoSecrets.partial().parse(JSON.parse(text));
  const made = DemoSecrets.parse({ ...makeDemoSecrets(), ...kept });
  if (Object.keys(kept).length === Object.keys(made).length) return made;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(made, null, 2), { mode: 0o600, flag: text === undefined ? 'wx' : 'w' });
  return made;
}
