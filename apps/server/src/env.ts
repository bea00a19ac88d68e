import * as z from 'zod';

const flag = z.enum(['0', '1']).transform((value) => value === '1');
const url = z.url({ protocol: /^https?$/ });

/** Every setting of the server and the worker; `.env.example` and `docs/configuration.md` are made from it. */
export const envSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000).describe('Port of the HTTP server.'),
  HOST: z.string().default('127.0.0.1').describe('Address the HTTP server listens on.'),
  PUBLIC_URL: url.default('http://127.0.0.1:4000').describe('Address people reach the product at; links in messages start with it.'),
  DATABASE_URL: z.string().min(1).describe('PostgreSQL. When empty, `npm start` runs an embedded one.'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20).describe('Connections of each program for its main work.'),
  REDIS_URL: z.string().optional().describe('Queue on Redis. When empty, the queue lives in PostgreSQL.'),
  AUTH_SECRET: z.string().min(32).describe('Signs sessions and survey links. At least 32 characters, kept secret.'),
  TRUSTED_PROXIES: z.string().default('').describe('Comma-separated addresses whose forwarded client address is believed.'),
  TWILIO_BASE_URL: url.optional().describe('Where Twilio answers; empty means the real one. The sandbox sets it.'),
  TWILIO_ACCOUNT_SID: z.string().default('').describe('Twilio account.'),
  TWILIO_AUTH_TOKEN: z.string().default('').describe('Twilio secret; also checks the signatures of its callbacks.'),
  TWILIO_FROM: z.string().default('').describe('Number that text messages come from, E.164.'),
  SMTP_URL: z.string().default('').describe('Outgoing mail, for example smtp://user:secret@mail.example.com:587.'),
  MAIL_FROM: z.string().default('Sysops Squad <service@sysops-squad.example>').describe('Sender of e-mails.'),
  VAPID_PUBLIC_KEY: z.string().regex(/^B[A-Za-z0-9_-]{86}$/).optional().describe('Browsers subscribe to pushes with this key, base64url; made by `npx web-push generate-vapid-keys`. Without it nobody is asked.'),
  VAPID_PRIVATE_KEY: z.string().regex(/^[A-Za-z0-9_-]{43}$/).optional().describe('Signs pushes; the other half of the public key, kept secret. A new pair ends every subscription.'),
  VAPID_SUBJECT: z.url({ protocol: /^(mailto|https)$/ }).default('mailto:service@sysops-squad.example').describe('Whom a push service can ask about our pushes: mailto: or https:.'),
  PUSH_BASE_URL: url.optional().describe('A push service besides those of the browsers that may be called; the sandbox sets it. Empty in production.'),
  STRIPE_BASE_URL: url.optional().describe('Where Stripe answers; empty means the real one. The sandbox sets it.'),
  STRIPE_SECRET_KEY: z.string().default('').describe('Stripe secret key.'),
  STRIPE_WEBHOOK_SECRET: z.string().default('').describe('Checks the signatures of Stripe\'s webhooks; without it every webhook is refused.'),
  STRIPE_TIMEOUT_MS: z.coerce.number().int().min(50).max(60_000).default(10_000).describe('How long Stripe may take to answer one call.'),
  SANDBOX_URL: url.optional().describe('Shown to people in demo mode: where phones and mailboxes can be seen.'),
  DEMO_MODE: flag.default(false).describe('1 shows the demo sign-ins on the sign-in pages. Never in production.'),
  SIMULATION: flag.default(false).describe('1 lets a test program move the clock of a simulation database. Never in production.'),
  SURVEY_DELAY_SECONDS: z.coerce.number().int().min(0).default(3600).describe('Wait between completion and the survey mail.'),
  SWEEP_SECONDS: z.coerce.number().min(0.2).default(10).describe('How often everything that waits is looked at again.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info').describe('How much is logged.'),
});

export type Env = z.infer<typeof envSchema>;

/** Reads the settings once at the start. Throws with every wrong key named, never with a value. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`These settings are missing or wrong:\n${problems.join('\n')}`);
}
