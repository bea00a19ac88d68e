import * as z from 'zod';
import { defaultSettings } from './settings.ts';
import { startSandbox } from './start-sandbox.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const url = z.url({ protocol: /^https?$/ });

const Environment = z.object({
  SANDBOX_HOST: z.string().default(defaultSettings.host),
  SANDBOX_PORT: port.default(defaultSettings.port),
  SANDBOX_SMTP_PORT: port.default(defaultSettings.smtpPort),
  SANDBOX_PUBLIC_URL: url.transform((text) => text.replace(/\/+$/, '')).optional(),
  SANDBOX_TWILIO_ACCOUNT_SID: z.string().regex(/^AC[0-9a-fA-F]{32}$/).default(defaultSettings.twilioAccountSid),
  SANDBOX_TWILIO_AUTH_TOKEN: z.string().min(1).default(defaultSettings.twilioAuthToken),
  SANDBOX_TWILIO_NUMBER: z.string().default(defaultSettings.twilioNumber),
  SANDBOX_TWILIO_INBOUND_URL: url.optional(),
  SANDBOX_STRIPE_SECRET_KEY: z.string().min(1).default(defaultSettings.stripeSecretKey),
  SANDBOX_STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_').default(defaultSettings.stripeWebhookSecret),
  SANDBOX_STRIPE_WEBHOOK_URL: url.optional(),
  SANDBOX_DATA_FILE: z.string().min(1).optional(),
  SANDBOX_STATUS_DELAY_MS: z.coerce.number().int().min(0).default(defaultSettings.statusDelayMs),
});

const environment = Environment.safeParse(process.env);
if (!environment.success) {
  process.stderr.write(`sandbox: the environment is not usable\n${z.prettifyError(environment.error)}\n`);
  process.exit(1);
}
const given = environment.data;

try {
  const sandbox = await startSandbox({
    host: given.SANDBOX_HOST,
    port: given.SANDBOX_PORT,
    smtpPort: given.SANDBOX_SMTP_PORT,
    publicUrl: given.SANDBOX_PUBLIC_URL ?? null,
    twilioAccountSid: given.SANDBOX_TWILIO_ACCOUNT_SID,
    twilioAuthToken: given.SANDBOX_TWILIO_AUTH_TOKEN,
    twilioNumber: given.SANDBOX_TWILIO_NUMBER,
    twilioInboundUrl: given.SANDBOX_TWILIO_INBOUND_URL ?? null,
    stripeSecretKey: given.SANDBOX_STRIPE_SECRET_KEY,
    stripeWebhookSecret: given.SANDBOX_STRIPE_WEBHOOK_SECRET,
    stripeWebhookUrl: given.SANDBOX_STRIPE_WEBHOOK_URL ?? null,
    statusDelayMs: given.SANDBOX_STATUS_DELAY_MS,
    dataFile: given.SANDBOX_DATA_FILE ?? null,
  });
  process.stdout.write(`sandbox ready: ${sandbox.url} · smtp ${given.SANDBOX_HOST}:${sandbox.smtpPort} · nothing reaches a real phone, mailbox or bank\n`);

  const stop = (): void => {
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`sandbox: did not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  process.stderr.write(`sandbox: could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
