export { createMailProvider, type MailProvider, type OutgoingMail } from './mail-provider.ts';
export type { SendOutcome } from './send-outcome.ts';
export { createSmsProvider, type FoundSms, type OutgoingSms, type SmsProvider } from './sms-provider.ts';
export * from './stripe-provider.ts';
