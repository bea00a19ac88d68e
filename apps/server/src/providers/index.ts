export { createMailProvider, type MailProvider } from './mail-provider.ts';
export type { SendOutcome } from './send-outcome.ts';
export { createSmsProvider, type FoundSms, type SmsProvider } from './sms-provider.ts';
export * from './stripe-provider.ts';
