export { createMailProvider, type MailProvider } from './mail-provider.ts';
export { createPushProvider, type PushOutcome, type PushProvider } from './push-provider.ts';
export { createSmsProvider, type FoundSms, type SmsProvider } from './sms-provider.ts';
export * from './stripe-provider.ts';
