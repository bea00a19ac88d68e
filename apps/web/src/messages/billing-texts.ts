import { billingEn, type BillingTexts } from './billing-en.ts';
import { billingEs } from './billing-es.ts';
import { useTexts, type Texts } from './use-messages.tsx';

const texts: Texts<BillingTexts> = { en: billingEn, es: billingEs };

export const useBillingTexts = (): BillingTexts => useTexts(texts);
