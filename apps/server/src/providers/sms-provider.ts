import { day } from '@sysops/domain/shared';
import twilio from 'twilio';
import type { Env } from '../env.ts';
import { errorCodeOf, neverLeft, type SendOutcome } from './send-outcome.ts';

/** `to` is E.164; `statusCallback` is where the provider reports what became of it. */
export type OutgoingSms = { readonly to: string; readonly body: string; readonly statusCallback: string };

/** A message as the provider knows it; `status` is the provider's word. */
export type FoundSms = { readonly providerId: string; readonly body: string; readonly status: string; readonly errorCode: string | null };

export type SmsProvider = {
  send(sms: OutgoingSms): Promise<SendOutcome>;
  /** What was sent from us to a number in the last day, by the provider's clock. Throws when it cannot be asked. */
  recentTo(to: string): Promise<FoundSms[]>;
  /** One message, or null when the provider does not know it. Throws when it cannot be asked. */
  find(providerId: string): Promise<FoundSms | null>;
  /** Whether a webhook was signed by the provider for exactly this address and these fields. */
  isGenuine(webhook: { readonly signature: string; readonly url: string; readonly fields: Readonly<Record<string, string>> }): boolean;
};

const timeoutMs = 10_000;
const apiHost = 'https://api.twilio.com';

/** https://www.twilio.com/docs/api/errors/21610: the person wrote STOP. */
const optedOutCode = '21610';

type SendRequest = InstanceType<typeof twilio.RequestClient>['request'];

/** The SDK has no setting for the host: another one is put into each request. */
function clientFor(baseUrl: string | undefined): InstanceType<typeof twilio.RequestClient> {
  class Client extends twilio.RequestClient {
    override request: SendRequest = (options) => super.request({ ...options, uri: baseUrl ? options.uri.replace(apiHost, baseUrl.replace(/\/$/, '')) : options.uri });
  }
  return new Client({ timeout: timeoutMs });
}

/** 429 was refused before anything happened; other 4xx are for good; 5xx and broken connections leave it open. */
function outcomeOf(error: unknown): SendOutcome {
  const code = errorCodeOf(error) ?? 'no_answer';
  const status = typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : null;
  if (status === 429 || status === 401 || neverLeft(error)) return { kind: 'retry', code };
  if (status !== null && status >= 400 && status < 500) return { kind: 'refused', code, optedOut: code === optedOutCode };
  return { kind: 'unknown', code };
}

const codeText = (code: number | null | undefined): string | null => (code ? String(code) : null);

const unconfigured: SmsProvider = {
  send: async () => ({ kind: 'refused', code: 'sms_not_configured', optedOut: false }),
  recentTo: async () => [],
  find: async () => null,
  isGenuine: () => false,
};

/** Text messages by Twilio; without an account every message is refused, and so falls back to e-mail. */
export function createSmsProvider(env: Pick<Env, 'TWILIO_ACCOUNT_SID' | 'TWILIO_AUTH_TOKEN' | 'TWILIO_BASE_URL' | 'TWILIO_FROM'>): SmsProvider {
  if (!env.TWILIO_ACCOUNT_SID || !env.TWILIO_AUTH_TOKEN) return unconfigured;
  const api = twilio(env.TWILIO_ACCOUNT_SID, env.TWILIO_AUTH_TOKEN, { httpClient: clientFor(env.TWILIO_BASE_URL) });
  return {
    async send({ to, body, statusCallback }) {
      try {
        const { sid } = await api.messages.create({ to, body, statusCallback, from: env.TWILIO_FROM });
        return { kind: 'sent', providerId: sid };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    async recentTo(to) {
      const found = await api.messages.list({ to, from: env.TWILIO_FROM, dateSentAfter: new Date(Date.now() - day), limit: 200 });
      return found.map((sms) => ({ providerId: sms.sid, body: sms.body, status: sms.status, errorCode: codeText(sms.errorCode) }));
    },
    async find(providerId) {
      try {
        const sms = await api.messages(providerId).fetch();
        return { providerId: sms.sid, body: sms.body, status: sms.status, errorCode: codeText(sms.errorCode) };
      } catch (error) {
        if (errorCodeOf(error) === '20404') return null;
        throw error;
      }
    },
    isGenuine: ({ signature, url, fields }) => twilio.validateRequest(env.TWILIO_AUTH_TOKEN, signature, url, fields),
  };
}
