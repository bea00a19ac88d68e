import nodemailer from 'nodemailer';
import type { Env } from '../env.ts';
import { errorCodeOf, neverLeft, type SendOutcome } from './send-outcome.ts';

/** `messageId` without angle brackets; the same id for every try, so that a mailbox shows a repeated mail once. */
export type OutgoingMail = { readonly to: string; readonly subject: string; readonly text: string; readonly html: string; readonly messageId: string };

export type MailProvider = { send(mail: OutgoingMail): Promise<SendOutcome> };

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;

/** 4xx asks for another try, 5xx is for good, and a connection lost without an answer may have delivered. */
function outcomeOf(error: unknown): SendOutcome {
  const reply = typeof error === 'object' && error !== null && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  const code = reply === null ? (errorCodeOf(error) ?? 'no_answer') : String(reply);
  if (reply !== null) return reply >= 500 ? { kind: 'refused', code, optedOut: false } : { kind: 'retry', code };
  return neverLeft(error) ? { kind: 'retry', code } : { kind: 'unknown', code };
}

/** E-mail by SMTP; without a server every mail is refused. */
export function createMailProvider(env: Pick<Env, 'SMTP_URL' | 'MAIL_FROM'>): MailProvider {
  if (!env.SMTP_URL) return { send: async () => ({ kind: 'refused', code: 'mail_not_configured', optedOut: false }) };
  const transport = nodemailer.createTransport({ url: env.SMTP_URL, ...timeouts });
  return {
    async send({ messageId, ...mail }) {
      try {
        await transport.sendMail({ ...mail, from: env.MAIL_FROM, messageId: `<${messageId}>`, headers: { 'Auto-Submitted': 'auto-generated' } });
        return { kind: 'sent', providerId: messageId };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}
