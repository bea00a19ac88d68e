/** What can be changed while the sandbox runs (tests learn their own port late). */
export interface WebhookTargets {
  /** Where an SMS typed on a phone page is posted, or null: nowhere. */
  twilioInboundUrl: string | null;
  /** Where Stripe events are posted, or null: nowhere. */
  stripeWebhookUrl: string | null;
}

export interface SandboxSettings {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** 0 takes a free port. */
  readonly smtpPort: number;
  /** Address under which a browser reaches the sandbox; null: http://host:port. */
  readonly publicUrl: string | null;
  readonly twilioAccountSid: string;
  readonly twilioAuthToken: string;
  /** E.164; the sender used for a messaging service. */
  readonly twilioNumber: string;
  readonly stripeSecretKey: string;
  readonly stripeWebhookSecret: string;
  readonly twilioInboundUrl: string | null;
  readonly stripeWebhookUrl: string | null;
  /** The event types that the webhook endpoint asked for; null: all. */
  readonly stripeWebhookEvents: readonly string[] | null;
  /** Milliseconds between queued, sent and delivered. */
  readonly statusDelayMs: number;
  /** How many messages, mails and Stripe objects of each kind are kept. */
  readonly keep: number;
  /** Where everything is kept for the next start; null: it is forgotten when the sandbox stops. */
  readonly dataFile: string | null;
}

/** Credentials that are no secrets: they open nothing but this sandbox. */
export const defaultSettings: SandboxSettings = {
  host: '127.0.0.1',
  port: 4010,
  smtpPort: 4025,
  publicUrl: null,
  twilioAccountSid: 'AC00000000000000000000000000005a4d',
  twilioAuthToken: 'sandbox-twilio-auth-token',
  twilioNumber: '+15005550006',
  stripeSecretKey: 'sk_test_sandbox',
  stripeWebhookSecret: 'whsec_sandbox',
  twilioInboundUrl: null,
  stripeWebhookUrl: null,
  stripeWebhookEvents: null,
  statusDelayMs: 150,
  keep: 50_000,
  dataFile: null,
};
