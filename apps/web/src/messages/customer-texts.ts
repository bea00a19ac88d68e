import { customersEn, type CustomerTexts } from './customers-en.ts';
import { customersEs } from './customers-es.ts';
import { useTexts, type Texts } from './use-messages.tsx';

const texts: Texts<CustomerTexts> = { en: customersEn, es: customersEs };

export const useCustomerTexts = (): CustomerTexts => useTexts(texts);
