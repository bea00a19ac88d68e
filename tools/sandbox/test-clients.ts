import { setTimeout as sleep } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import type { Transporter } from 'nodemailer';
import Stripe from 'stripe';
import twilio from 'twilio';
import type { Sandbox } from './start-sandbox.ts';

type SendRequest = InstanceType<typeof twilio.RequestClient>['request'];

/** The official SDK, its requests sent to the sandbox instead of api.twilio.com. */
export function connectTwilio(sandbox: Sandbox, token = sandbox.settings.twilioAuthToken, timeout = 5_000): twilio.Twilio {
  class SandboxClient extends twilio.RequestClient {
    override request: SendRequest = (options) =>
      super.request({ ...options, uri: options.uri.replace('https://api.twilio.com', sandbox.url) });
  }
  return twilio(sandbox.settings.twilioAccountSid, token, { httpClient: new SandboxClient({ timeout }) });
}

export function connectStripe(sandbox: Sandbox, key = sandbox.settings.stripeSecretKey): Stripe {
  return new Stripe(key, { host: sandbox.settings.host, port: sandbox.port, protocol: 'http', timeout: 2_000, telemetry: false });
}

export function connectMail(sandbox: Sandbox): Transporter {
  return nodemailer.createTransport({ host: sandbox.settings.host, port: sandbox.smtpPort, socketTimeout: 500 });
}

/** Repeats an expectation until it holds, at most 5 s. */
export async function eventually(expectation: () => void | Promise<void>): Promise<void> {
  const end = Date.now() + 5_000;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(10);
    }
  }
}
