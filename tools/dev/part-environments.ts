import type { DemoSecrets } from './demo-secrets.ts';

export type Addresses = { readonly port: number; readonly sandboxPort: number; readonly smtpPort: number; readonly publicUrl: string };
export type Variables = Readonly<Record<string, string | undefined>>;

/** The sandbox's number that texts come from; a number reserved for tests. */
const TWILIO_FROM = '+15005550006';

/**
 * Environment of the server and the worker. What `given` (the caller's or .env's) sets wins, so real
 * providers take the sandbox's place by their own variables alone.
 */
export function serverEnvironment(given: Variables, facts: { addresses: Addresses; databaseUrl: string; secrets: DemoSecrets }): Variables {
  const { addresses, databaseUrl, secrets } = facts;
  const sandbox = `http://127.0.0.1:${addresses.sandboxPort}`;
  return {
    SANDBOX_URL: sandbox,
    SMTP_URL: `smtp://127.0.0.1:${addresses.smtpPort}`,
    TWILIO_BASE_URL: given['TWILIO_ACCOUNT_SID'] ? undefined : sandbox,
    STRIPE_BASE_URL: given['STRIPE_SECRET_KEY'] ? undefined : sandbox,
    PUSH_BASE_URL: given['VAPID_PRIVATE_KEY'] ? undefined : `${sandbox}/push`,
    TWILIO_FROM,
    ...secrets,
    DEMO_MODE: '1',
    SURVEY_DELAY_SECONDS: '0',
    ...withoutEmpty(given),
    PORT: String(addresses.port),
    PUBLIC_URL: addresses.publicUrl,
    DATABASE_URL: databaseUrl,
  };
}

/** Without a file the sandbox forgets everything when it stops. */
export function sandboxEnvironment(given: Variables, facts: { addresses: Addresses; secrets: DemoSecrets; sandboxFile?: string | undefined }): Variables {
  const { addresses, secrets, sandboxFile } = facts;
  const server = `http://127.0.0.1:${addresses.port}`;
  return {
    SANDBOX_TWILIO_ACCOUNT_SID: secrets.TWILIO_ACCOUNT_SID,
    SANDBOX_TWILIO_AUTH_TOKEN: secrets.TWILIO_AUTH_TOKEN,
    SANDBOX_TWILIO_NUMBER: TWILIO_FROM,
    SANDBOX_TWILIO_INBOUND_URL: `${server}/webhooks/twilio/inbound`,
    SANDBOX_STRIPE_SECRET_KEY: secrets.STRIPE_SECRET_KEY,
    SANDBOX_STRIPE_WEBHOOK_SECRET: secrets.STRIPE_WEBHOOK_SECRET,
    SANDBOX_STRIPE_WEBHOOK_URL: `${server}/webhooks/stripe`,
    SANDBOX_DATA_FILE: sandboxFile,
    ...withoutEmpty(given),
    SANDBOX_PORT: String(addresses.sandboxPort),
    SANDBOX_SMTP_PORT: String(addresses.smtpPort),
  };
}

/** In an .env file an empty value means "not set". */
function withoutEmpty(given: Variables): Variables {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''));
}
